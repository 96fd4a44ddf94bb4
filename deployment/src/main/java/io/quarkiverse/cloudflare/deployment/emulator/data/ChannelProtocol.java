package io.quarkiverse.cloudflare.deployment.emulator.data;

/** What the payloads of data channels are (RFC 8831 section 8), and how one is opened without a prior agreement (RFC 8832). */
final class ChannelProtocol {

    /** The payload protocol of the messages that open channels. */
    static final int ESTABLISHMENT = 50;

    private static final int STRING = 51;
    private static final int BINARY = 53;
    private static final int EMPTY_STRING = 56;
    private static final int EMPTY_BINARY = 57;

    private static final int ACK = 2;
    private static final int OPEN = 3;
    private static final int OPEN_HEADER = 12;

    private ChannelProtocol() {
    }

    /** @return whether it is a message of an application */
    static boolean isOfApplication(int ppid) {
        return ppid == STRING || ppid == BINARY || ppid == EMPTY_STRING || ppid == EMPTY_BINARY;
    }

    static boolean isOpen(int ppid, byte[] payload) {
        return ppid == ESTABLISHMENT && payload.length >= OPEN_HEADER && payload[0] == OPEN;
    }

    static byte[] ack() {
        return new byte[] { ACK };
    }
}
