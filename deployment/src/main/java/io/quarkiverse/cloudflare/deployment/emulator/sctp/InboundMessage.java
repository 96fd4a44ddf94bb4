package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/**
 * A whole message of the peer.
 *
 * @param cost what it takes of the receive buffer until it is delivered
 */
record InboundMessage(int stream, int sequence, int ppid, boolean ordered, byte[] payload, int cost) {

    private static final byte[] NOTHING = {};

    /** @return what stands, among the messages to deliver, for the end of those of a stream */
    static InboundMessage reset(int stream) {
        return new InboundMessage(stream, 0, 0, false, NOTHING, 0);
    }

    boolean isReset() {
        return payload.length == 0;
    }
}
