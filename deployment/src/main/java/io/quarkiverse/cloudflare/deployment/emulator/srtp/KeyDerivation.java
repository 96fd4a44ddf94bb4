package io.quarkiverse.cloudflare.deployment.emulator.srtp;

/**
 * Makes session keys out of a master key (RFC 3711, section 4.3), once, without renewal. Immutable.
 */
final class KeyDerivation {

    private static final int LABEL_AT = 7;

    private final SrtpKey master;

    KeyDerivation(SrtpKey master) {
        this.master = master;
    }

    /** @return that many bytes for the use with this label */
    byte[] derive(int label, int length) {
        byte[] salt = master.salt();
        salt[LABEL_AT] ^= (byte) label;
        byte[] derived = new byte[length];
        new CounterCipher(master.key(), salt).apply(derived, 0, length, 0, 0);
        return derived;
    }

    /** What protects either RTP or RTCP: they differ by the first of three labels in a row. */
    SrtpTransform transform(Protocol protocol) {
        int first = protocol.firstLabel;
        return new SrtpTransform(new CounterCipher(derive(first, SrtpKey.KEY_LENGTH), derive(first + 2, SrtpKey.SALT_LENGTH)),
                new Authenticator(derive(first + 1, Authenticator.KEY_LENGTH)));
    }

    enum Protocol {
        RTP(0),
        RTCP(3);

        private final int firstLabel;

        Protocol(int firstLabel) {
            this.firstLabel = firstLabel;
        }
    }
}
