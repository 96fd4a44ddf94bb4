package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/**
 * What both sides agreed on in their descriptions.
 *
 * @param localPort the SCTP port of this side, 1..65535
 * @param remotePort the SCTP port of the peer, 1..65535
 * @param maxMessageSize the longest message in bytes, in both directions
 */
public record SctpSettings(int localPort, int remotePort, int maxMessageSize) {

    /** What browsers use, and what they accept at least when they do not say. */
    public static final SctpSettings WEBRTC = new SctpSettings(5000, 5000, 262_144);

    public SctpSettings {
        if (localPort < 1 || localPort > 0xffff || remotePort < 1 || remotePort > 0xffff) {
            throw new IllegalArgumentException("An SCTP port must be 1..65535; found " + localPort + " and " + remotePort);
        }
        if (maxMessageSize < 1 || maxMessageSize > WEBRTC_MAX) {
            throw new IllegalArgumentException(
                    "The longest message must be 1.." + WEBRTC_MAX + " bytes; found " + maxMessageSize);
        }
    }

    private static final int WEBRTC_MAX = 262_144;
}
