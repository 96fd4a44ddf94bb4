package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/**
 * What both sides agreed on in their descriptions.
 *
 * @param localPort the SCTP port of this side, 1..65535
 * @param remotePort the SCTP port of the peer, 1..65535
 * @param maxMessageSize the longest message in bytes that the peer takes; this side takes {@value #LONGEST_MESSAGE}
 */
public record SctpSettings(int localPort, int remotePort, int maxMessageSize) {

    /** The longest message in bytes, in both directions. */
    public static final int LONGEST_MESSAGE = 262_144;

    /** The ports of browsers, and the longest message that all of them take. */
    public static final SctpSettings WEBRTC = new SctpSettings(5000, 5000, LONGEST_MESSAGE);

    public SctpSettings {
        if (localPort < 1 || localPort > 0xffff || remotePort < 1 || remotePort > 0xffff) {
            throw new IllegalArgumentException("An SCTP port must be 1..65535; found " + localPort + " and " + remotePort);
        }
        if (maxMessageSize < 1 || maxMessageSize > LONGEST_MESSAGE) {
            throw new IllegalArgumentException(
                    "The longest message must be 1.." + LONGEST_MESSAGE + " bytes; found " + maxMessageSize);
        }
    }
}
