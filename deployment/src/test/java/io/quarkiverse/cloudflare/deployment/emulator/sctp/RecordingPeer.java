package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.util.ArrayList;
import java.util.List;

/** Notes what an association tells. */
final class RecordingPeer implements SctpEvents {

    record Received(int stream, int ppid, byte[] payload, boolean ordered) {

        String text() {
            return new String(payload);
        }
    }

    final List<Received> messages = new ArrayList<>();
    final List<Integer> resets = new ArrayList<>();
    final List<String> ends = new ArrayList<>();
    int establishments;
    Runnable onMessage = () -> {
    };

    @Override
    public void established() {
        establishments++;
    }

    @Override
    public void message(int stream, int ppid, byte[] payload, boolean ordered) {
        messages.add(new Received(stream, ppid, payload, ordered));
        onMessage.run();
    }

    @Override
    public void streamReset(int stream) {
        resets.add(stream);
    }

    @Override
    public void closed(String reason) {
        ends.add(reason);
    }

    List<String> texts() {
        return messages.stream().map(Received::text).toList();
    }

    List<Received> on(int stream) {
        return messages.stream().filter(message -> message.stream() == stream).toList();
    }
}
