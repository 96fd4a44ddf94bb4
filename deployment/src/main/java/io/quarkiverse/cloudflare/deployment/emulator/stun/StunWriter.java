package io.quarkiverse.cloudflare.deployment.emulator.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a message, attribute by attribute. Not thread-safe.
 */
public final class StunWriter {

    // The largest is an error response with 16 unknown attributes, or a request with two long user name fragments.
    private static final int CAPACITY = 768;

    private final ByteBuffer message = ByteBuffer.allocate(CAPACITY);

    /**
     * @param transaction 12 bytes; in a response those of the request
     */
    public StunWriter(StunMessage.Kind kind, byte[] transaction) {
        message.putShort((short) kind.type).putShort((short) 0).putInt(StunFormat.COOKIE)
                .put(transaction, 0, StunFormat.TRANSACTION);
    }

    /**
     * The response to a request that was granted, signed.
     *
     * @param from where the request came from
     */
    public static byte[] success(StunMessage request, InetSocketAddress from, String password) {
        return new StunWriter(StunMessage.Kind.SUCCESS, request.transaction()).mappedAddress(from).sign(password);
    }

    /** The response to a request that is refused, signed. */
    public static byte[] error(StunMessage request, int code, String reason, String password) {
        StunWriter response = new StunWriter(StunMessage.Kind.ERROR, request.transaction()).error(code, reason);
        if (!request.unknown().isEmpty()) {
            response.unknown(request.unknown());
        }
        return response.sign(password);
    }

    public StunWriter username(String username) {
        return attribute(StunFormat.USERNAME, username.getBytes(StandardCharsets.UTF_8));
    }

    public StunWriter priority(long priority) {
        return attribute(StunFormat.PRIORITY, ByteBuffer.allocate(Integer.BYTES).putInt((int) priority).array());
    }

    public StunWriter useCandidate() {
        return attribute(StunFormat.USE_CANDIDATE, new byte[0]);
    }

    public StunWriter controlling(long tieBreaker) {
        return attribute(StunFormat.ICE_CONTROLLING, ByteBuffer.allocate(Long.BYTES).putLong(tieBreaker).array());
    }

    public StunWriter controlled(long tieBreaker) {
        return attribute(StunFormat.ICE_CONTROLLED, ByteBuffer.allocate(Long.BYTES).putLong(tieBreaker).array());
    }

    public StunWriter mappedAddress(InetSocketAddress mapped) {
        byte[] address = mapped.getAddress().getAddress();
        byte[] value = new byte[4 + address.length];
        value[1] = (byte) (address.length == 4 ? StunFormat.IPV4 : StunFormat.IPV6);
        int port = mapped.getPort() ^ StunFormat.COOKIE >>> 16;
        value[2] = (byte) (port >> 8);
        value[3] = (byte) port;
        for (int i = 0; i < address.length; i++) {
            // The mask is the cookie followed by the transaction: the header from its fifth byte on.
            value[4 + i] = (byte) (address[i] ^ message.get(4 + i));
        }
        return attribute(StunFormat.XOR_MAPPED_ADDRESS, value);
    }

    /**
     * @param code 300 to 699
     */
    public StunWriter error(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return attribute(StunFormat.ERROR_CODE, ByteBuffer.allocate(4 + text.length).putShort((short) 0)
                .put((byte) (code / 100)).put((byte) (code % 100)).put(text).array());
    }

    public StunWriter unknown(List<Integer> types) {
        ByteBuffer value = ByteBuffer.allocate(Short.BYTES * types.size());
        types.forEach(type -> value.putShort(type.shortValue()));
        return attribute(StunFormat.UNKNOWN_ATTRIBUTES, value.array());
    }

    /** Any attribute. It is padded with zeros. */
    public StunWriter attribute(int type, byte[] value) {
        message.putShort((short) type).putShort((short) value.length).put(value)
                .put(new byte[StunFormat.padded(value.length) - value.length]);
        return this;
    }

    /** Adds MESSAGE-INTEGRITY and FINGERPRINT. Nothing may be added afterwards. */
    public byte[] sign(String password) {
        attribute(StunFormat.MESSAGE_INTEGRITY, StunFormat.integrity(password, message.array(), message.position()));
        int fingerprint = StunFormat.fingerprint(message.array(), message.position());
        attribute(StunFormat.FINGERPRINT, ByteBuffer.allocate(StunFormat.FINGERPRINT_LENGTH).putInt(fingerprint).array());
        message.putShort(2, (short) (message.position() - StunFormat.HEADER));
        byte[] packet = new byte[message.position()];
        message.get(0, packet);
        return packet;
    }
}
