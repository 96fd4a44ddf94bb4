package io.quarkiverse.cloudflare.calls;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A way to reach a peer ({@code a=candidate}, RFC 8839).
 *
 * @param foundation equal for candidates of one type, address and server
 * @param component 1 for RTP and everything that is multiplexed with it, 2 for RTCP
 * @param transport {@code udp} or {@code tcp}, in lower case
 * @param priority the higher the better
 * @param address an IPv4 or IPv6 address, or a name that ends with {@code .local}
 * @param port 0 to 65535; 9 for an active TCP candidate
 * @param type {@code host}, {@code srflx}, {@code prflx} or {@code relay}
 */
public record SdpCandidate(String foundation, int component, String transport, long priority, String address, int port,
        String type) {

    // foundation, component, transport, priority, address, port, "typ", type; what follows are pairs of name and value.
    private static final int FIELDS = 8;
    private static final int MAX_PORT = 65_535;

    public SdpCandidate {
        Objects.requireNonNull(foundation, "foundation");
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(type, "type");
    }

    public boolean isUdp() {
        return transport.equals("udp");
    }

    public boolean isTcp() {
        return transport.equals("tcp");
    }

    /**
     * @param value the text behind {@code a=candidate:}
     * @return empty if it cannot be read
     */
    static Optional<SdpCandidate> parse(String value) {
        String[] field = value.strip().split(" +", FIELDS + 1);
        if (field.length < FIELDS || !field[1].matches("[0-9]{1,3}") || !field[3].matches("[0-9]{1,10}")
                || !field[5].matches("[0-9]{1,5}") || Integer.parseInt(field[5]) > MAX_PORT || !field[6].equals("typ")) {
            return Optional.empty();
        }
        return Optional.of(new SdpCandidate(field[0], Integer.parseInt(field[1]), field[2].toLowerCase(Locale.ROOT),
                Long.parseLong(field[3]), field[4], Integer.parseInt(field[5]), field[7].toLowerCase(Locale.ROOT)));
    }

    /** An address is personal, so it stays out of logs. */
    @Override
    public String toString() {
        return "SdpCandidate[" + transport + " " + type + "]";
    }
}
