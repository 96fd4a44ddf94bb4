package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;

/**
 * What happens to an association, for those who handle it and for one who waits. Owned by the media loop.
 *
 * @param events handle it
 * @param onEstablished is told after them
 */
record ToldEvents(SctpEvents events, Runnable onEstablished) implements SctpEvents {

    @Override
    public void established() {
        events.established();
        onEstablished.run();
    }

    @Override
    public void message(int stream, int ppid, byte[] payload, boolean ordered) {
        events.message(stream, ppid, payload, ordered);
    }

    @Override
    public void streamReset(int stream) {
        events.streamReset(stream);
    }

    @Override
    public void closed(String reason) {
        events.closed(reason);
    }
}
