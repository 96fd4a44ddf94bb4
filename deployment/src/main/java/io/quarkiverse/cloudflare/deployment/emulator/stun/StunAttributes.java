package io.quarkiverse.cloudflare.deployment.emulator.stun;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the attributes of a message say. Of two of one type the first counts; what comes behind the signature counts only if it
 * is the FINGERPRINT (RFC 8489, section 14.5). Filled by {@link #read}, unchanged from then on.
 */
final class StunAttributes {

    private static final int MAX_USERNAME = 508;
    // More is no request of ICE, and would only make the error response large.
    private static final int MAX_UNKNOWN = 16;

    Optional<String> username = Optional.empty();
    Optional<Long> priority = Optional.empty();
    Optional<InetSocketAddress> mapped = Optional.empty();
    OptionalInt errorCode = OptionalInt.empty();
    boolean useCandidate;
    boolean controlled;
    final List<Integer> unknown = new ArrayList<>();
    // Where MESSAGE-INTEGRITY begins, or -1.
    int integrity = -1;

    private final ByteBuffer packet;
    private boolean ended;

    private StunAttributes(ByteBuffer packet) {
        this.packet = packet;
    }

    /**
     * @return empty if a length does not add up, if an attribute is malformed, or if the FINGERPRINT is wrong
     */
    static Optional<StunAttributes> read(byte[] packet, int length) {
        StunAttributes attributes = new StunAttributes(ByteBuffer.wrap(packet, 0, length));
        int offset = StunFormat.HEADER;
        while (offset < length) {
            int type = attributes.packet.getShort(offset) & 0xFFFF;
            int size = attributes.packet.getShort(offset + 2) & 0xFFFF;
            int next = offset + StunFormat.ATTRIBUTE_HEADER + StunFormat.padded(size);
            if (next > length || attributes.ended || !attributes.take(type, offset, size)) {
                return Optional.empty();
            }
            offset = next;
        }
        return Optional.of(attributes);
    }

    /**
     * @return whether it is well-formed
     */
    private boolean take(int type, int offset, int size) {
        if (type == StunFormat.FINGERPRINT) {
            ended = true;
            return size == StunFormat.FINGERPRINT_LENGTH
                    && packet.getInt(offset + StunFormat.ATTRIBUTE_HEADER) == StunFormat.fingerprint(packet.array(), offset);
        }
        return integrity >= 0 || takeSigned(type, offset, size);
    }

    private boolean takeSigned(int type, int offset, int size) {
        int start = offset + StunFormat.ATTRIBUTE_HEADER;
        switch (type) {
            case StunFormat.MESSAGE_INTEGRITY -> {
                integrity = offset;
                return size == StunFormat.INTEGRITY_LENGTH;
            }
            case StunFormat.USERNAME -> {
                return username.isPresent() || takeUsername(start, size);
            }
            case StunFormat.PRIORITY -> {
                if (size == Integer.BYTES) {
                    priority = Optional.of(packet.getInt(start) & 0xFFFFFFFFL);
                }
                return size == Integer.BYTES;
            }
            case StunFormat.USE_CANDIDATE -> {
                useCandidate = true;
                return size == 0;
            }
            case StunFormat.ICE_CONTROLLED -> {
                controlled = true;
                return size == Long.BYTES;
            }
            case StunFormat.ICE_CONTROLLING -> {
                return size == Long.BYTES;
            }
            case StunFormat.XOR_MAPPED_ADDRESS -> {
                return takeMapped(start, size);
            }
            case StunFormat.ERROR_CODE -> {
                return takeError(start, size);
            }
            default -> {
                return takeOther(type);
            }
        }
    }

    private boolean takeUsername(int start, int size) {
        if (size > MAX_USERNAME) {
            return false;
        }
        username = Optional.of(new String(packet.array(), start, size, StandardCharsets.UTF_8));
        return true;
    }

    private boolean takeMapped(int start, int size) {
        int addressLength = size - 4;
        if (addressLength != 4 && addressLength != 16
                || packet.get(start + 1) != (addressLength == 4 ? StunFormat.IPV4 : StunFormat.IPV6)) {
            return false;
        }
        int port = packet.getShort(start + 2) & 0xFFFF ^ StunFormat.COOKIE >>> 16;
        byte[] address = new byte[addressLength];
        for (int i = 0; i < addressLength; i++) {
            // The mask is the cookie followed by the transaction: the header from its fifth byte on.
            address[i] = (byte) (packet.get(start + 4 + i) ^ packet.get(4 + i));
        }
        try {
            mapped = Optional.of(new InetSocketAddress(InetAddress.getByAddress(address), port));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address has 4 or 16 bytes", impossible);
        }
        return true;
    }

    private boolean takeError(int start, int size) {
        if (size < 4) {
            return false;
        }
        int hundreds = packet.get(start + 2) & 7;
        int rest = packet.get(start + 3) & 0xFF;
        errorCode = OptionalInt.of(hundreds * 100 + rest);
        return hundreds >= 3 && hundreds <= 6 && rest < 100;
    }

    private boolean takeOther(int type) {
        boolean known = type >= StunFormat.FIRST_OPTIONAL || type == StunFormat.MESSAGE_INTEGRITY_SHA256
                || type == StunFormat.UNKNOWN_ATTRIBUTES;
        if (!known) {
            unknown.add(type);
        }
        return unknown.size() <= MAX_UNKNOWN;
    }
}
