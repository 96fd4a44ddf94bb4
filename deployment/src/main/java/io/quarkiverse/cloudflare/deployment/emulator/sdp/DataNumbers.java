package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;

/**
 * What a peer says about SCTP (RFC 8841).
 *
 * @param port its SCTP port
 * @param maxMessageSize the longest message it takes, in bytes; 0 for any
 */
public record DataNumbers(int port, int maxMessageSize) {

    static final int PORT = 5000;
    private static final int MAX_PORT = 65_535;
    static final int MAX_MESSAGE_SIZE = 262_144;
    // What a description that does not say means (RFC 8841, section 6).
    private static final int UNSTATED_MESSAGE_SIZE = 65_536;

    static DataNumbers of(SdpMedia media) {
        return new DataNumbers(number(media, "sctp-port", PORT), number(media, "max-message-size", UNSTATED_MESSAGE_SIZE));
    }

    /** The limits of an association with this peer. */
    public SctpSettings settings() {
        int most = maxMessageSize == 0 ? MAX_MESSAGE_SIZE : Math.min(maxMessageSize, MAX_MESSAGE_SIZE);
        return new SctpSettings(PORT, port < 1 || port > MAX_PORT ? PORT : port, most);
    }

    private static int number(SdpMedia media, String name, int unstated) {
        return media.attribute(name).map(String::strip).filter(value -> value.matches("[0-9]{1,10}"))
                .map(value -> (int) Math.min(Integer.MAX_VALUE, Long.parseLong(value))).orElse(unstated);
    }
}
