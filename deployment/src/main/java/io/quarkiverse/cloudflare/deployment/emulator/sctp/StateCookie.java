package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the passive side would have to remember of an INIT, given to the peer instead, signed.
 *
 * @param local this side, as its INIT ACK says
 * @param peer the peer, as its INIT said
 * @param localTie the tag of this side in the association there was, else 0
 * @param peerTie the tag of the peer in the association there was, else 0
 * @param created milliseconds of the clock
 */
record StateCookie(Endpoint local, Endpoint peer, int localTie, int peerTie, long created) {

    private static final int SIGNATURE = 32;
    private static final int CONTENT = 2 * 20 + 4 + 4 + 8;
    private static final int KNOWS_FORWARD_TSN = 1;
    private static final int KNOWS_RESET = 2;

    /** Signs cookies and knows its own again. Owned by the media loop. */
    static final class Signer {

        private static final String ALGORITHM = "HmacSHA256";

        private final Mac mac;

        Signer(RandomGenerator random) {
            byte[] key = new byte[SIGNATURE];
            random.nextBytes(key);
            try {
                mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(key, ALGORITHM));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
            }
        }

        byte[] sign(StateCookie cookie) {
            ByteBuffer out = ByteBuffer.allocate(CONTENT + SIGNATURE);
            put(out, cookie.local);
            put(out, cookie.peer);
            out.putInt(cookie.localTie).putInt(cookie.peerTie).putLong(cookie.created);
            return out.put(signature(out.array())).array();
        }

        /** @return empty if it is not one of ours */
        Optional<StateCookie> verify(byte[] signed) {
            if (signed.length != CONTENT + SIGNATURE || !MessageDigest.isEqual(signature(signed),
                    Arrays.copyOfRange(signed, CONTENT, signed.length))) {
                return Optional.empty();
            }
            ByteBuffer in = ByteBuffer.wrap(signed);
            return Optional.of(new StateCookie(get(in), get(in), in.getInt(), in.getInt(), in.getLong()));
        }

        private byte[] signature(byte[] signed) {
            mac.update(signed, 0, CONTENT);
            return mac.doFinal();
        }

        private static void put(ByteBuffer out, Endpoint side) {
            out.putInt(side.tag()).putInt(side.firstTsn()).putInt(side.window());
            out.putShort((short) side.outbound()).putShort((short) side.inbound());
            out.putInt((side.forwardTsn() ? KNOWS_FORWARD_TSN : 0) | (side.reset() ? KNOWS_RESET : 0));
        }

        private static Endpoint get(ByteBuffer in) {
            int tag = in.getInt();
            int firstTsn = in.getInt();
            int window = in.getInt();
            int outbound = Short.toUnsignedInt(in.getShort());
            int inbound = Short.toUnsignedInt(in.getShort());
            int knows = in.getInt();
            return new Endpoint(tag, firstTsn, window, outbound, inbound, (knows & KNOWS_FORWARD_TSN) != 0,
                    (knows & KNOWS_RESET) != 0);
        }
    }
}
