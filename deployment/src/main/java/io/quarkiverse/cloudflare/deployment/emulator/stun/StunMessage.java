package io.quarkiverse.cloudflare.deployment.emulator.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Binding request or the response to one (RFC 8489), as ICE uses them (RFC 8445). Immutable, apart from the bytes it was read
 * from: they have to stay as they are while it is in use.
 */
public final class StunMessage {

    /** What a message is. */
    public enum Kind {
        REQUEST(0x0001),
        SUCCESS(0x0101),
        ERROR(0x0111);

        final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    private final Kind kind;
    private final byte[] packet;
    private final StunAttributes attributes;

    StunMessage(Kind kind, byte[] packet, StunAttributes attributes) {
        this.kind = kind;
        this.packet = packet;
        this.attributes = attributes;
    }

    /**
     * Reads a datagram.
     *
     * @return empty if it is no Binding request or response, if a length does not add up, or if its FINGERPRINT is wrong
     */
    public static Optional<StunMessage> parse(byte[] packet, int length) {
        if (length < StunFormat.HEADER || length > packet.length) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(packet, 0, StunFormat.HEADER);
        int type = header.getShort() & 0xFFFF;
        int body = header.getShort() & 0xFFFF;
        if (body != length - StunFormat.HEADER || body % 4 != 0 || header.getInt() != StunFormat.COOKIE) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.type == type) {
                return StunAttributes.read(packet, length)
                        .map(attributes -> new StunMessage(kind, packet, attributes));
            }
        }
        return Optional.empty();
    }

    public Kind kind() {
        return kind;
    }

    /**
     * @return 12 bytes, a copy
     */
    public byte[] transaction() {
        byte[] transaction = new byte[StunFormat.TRANSACTION];
        System.arraycopy(packet, StunFormat.HEADER - StunFormat.TRANSACTION, transaction, 0, transaction.length);
        return transaction;
    }

    /**
     * @return empty if there is none, or if it is longer than 508 bytes
     */
    public Optional<String> username() {
        return attributes.username;
    }

    /**
     * @return what comes before the first colon of the user name: the fragment of the one who receives the request
     */
    public Optional<String> receiver() {
        return username().filter(name -> name.indexOf(':') > 0).map(name -> name.substring(0, name.indexOf(':')));
    }

    /**
     * @return whether the message is signed with this password
     */
    public boolean isSignedWith(String password) {
        if (attributes.integrity < 0) {
            return false;
        }
        int end = attributes.integrity;
        byte[] expected = StunFormat.integrity(password, packet, end);
        int start = end + StunFormat.ATTRIBUTE_HEADER;
        byte[] found = Arrays.copyOfRange(packet, start, start + StunFormat.INTEGRITY_LENGTH);
        return MessageDigest.isEqual(expected, found);
    }

    public boolean useCandidate() {
        return attributes.useCandidate;
    }

    /**
     * @return whether the sender takes itself for the controlled one of the two
     */
    public boolean isControlled() {
        return attributes.controlled;
    }

    /**
     * @return the priority of the candidate, if it is stated
     */
    public Optional<Long> priority() {
        return attributes.priority;
    }

    /**
     * @return the types of attributes that may not be ignored and are not known here
     */
    public List<Integer> unknown() {
        return List.copyOf(attributes.unknown);
    }

    /**
     * @return the code of an error response, 300 to 699
     */
    public OptionalInt errorCode() {
        return attributes.errorCode;
    }

    /**
     * @return the address a response tells its receiver to have
     */
    public Optional<InetSocketAddress> mappedAddress() {
        return attributes.mapped;
    }

    @Override
    public String toString() {
        return "StunMessage[" + kind + "]";
    }
}
