package io.quarkiverse.cloudflare.deployment.emulator.turn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Asks a TURN server for a relayed address over UDP (RFC 8656, section 7), as a browser does. Not thread-safe.
 */
final class TurnAllocation {

    private static final int ALLOCATE = 0x0003;
    private static final int ALLOCATED = 0x0103;
    private static final int MAGIC_COOKIE = 0x2112A442;
    private static final int USERNAME = 0x0006;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int ERROR_CODE = 0x0009;
    private static final int REALM = 0x0014;
    private static final int NONCE = 0x0015;
    private static final int RELAYED_ADDRESS = 0x0016;
    private static final int REQUESTED_TRANSPORT = 0x0019;
    private static final byte[] UDP = { 17, 0, 0, 0 };
    private static final int HEADER = 20;

    private final TurnEndpoint endpoint;

    TurnAllocation(TurnEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** @return {@code relayed}, or the number of the error */
    String attempt(String username, String credential) throws IOException, GeneralSecurityException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(5_000);
            Map<Integer, byte[]> challenge = attributes(exchange(socket, message(attribute(REQUESTED_TRANSPORT, UDP))));
            byte[] realm = challenge.get(REALM);
            byte[] body = join(attribute(REQUESTED_TRANSPORT, UDP), attribute(USERNAME, utf8(username)),
                    attribute(REALM, realm), attribute(NONCE, challenge.get(NONCE)));
            byte[] key = MessageDigest.getInstance("MD5").digest(
                    utf8(username + ":" + new String(realm, StandardCharsets.UTF_8) + ":" + credential));
            byte[] answer = exchange(socket, signed(body, key));
            Map<Integer, byte[]> attributes = attributes(answer);
            if (ByteBuffer.wrap(answer).getShort() == ALLOCATED) {
                return attributes.containsKey(RELAYED_ADDRESS) ? "relayed" : "no address";
            }
            byte[] error = attributes.get(ERROR_CODE);
            return Integer.toString(error[2] * 100 + error[3]);
        }
    }

    private byte[] exchange(DatagramSocket socket, byte[] request) throws IOException {
        socket.send(new DatagramPacket(request, request.length, new InetSocketAddress(endpoint.host(), endpoint.port())));
        DatagramPacket answer = new DatagramPacket(new byte[1500], 1500);
        socket.receive(answer);
        return Arrays.copyOf(answer.getData(), answer.getLength());
    }

    private static byte[] signed(byte[] body, byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        byte[] unsigned = message(join(body, attribute(MESSAGE_INTEGRITY, new byte[mac.getMacLength()])));
        byte[] integrity = mac.doFinal(Arrays.copyOf(unsigned, HEADER + body.length));
        return message(join(body, attribute(MESSAGE_INTEGRITY, integrity)));
    }

    private static byte[] message(byte[] body) {
        return ByteBuffer.allocate(HEADER + body.length).putShort((short) ALLOCATE).putShort((short) body.length)
                .putInt(MAGIC_COOKIE).put(utf8("twelve-bytes")).put(body).array();
    }

    private static byte[] attribute(int type, byte[] value) {
        int padded = (value.length + 3) / 4 * 4;
        ByteBuffer attribute = ByteBuffer.allocate(4 + padded);
        return attribute.putShort((short) type).putShort((short) value.length).put(value).array();
    }

    private static Map<Integer, byte[]> attributes(byte[] message) {
        Map<Integer, byte[]> found = new HashMap<>();
        ByteBuffer buffer = ByteBuffer.wrap(message).position(HEADER);
        while (buffer.remaining() >= 4) {
            int type = buffer.getShort() & 0xFFFF;
            byte[] value = new byte[buffer.getShort() & 0xFFFF];
            buffer.get(value);
            buffer.position(buffer.position() + (4 - value.length % 4) % 4);
            found.put(type, value);
        }
        return found;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
