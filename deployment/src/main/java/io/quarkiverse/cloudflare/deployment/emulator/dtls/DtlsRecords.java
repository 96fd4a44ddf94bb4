package io.quarkiverse.cloudflare.deployment.emulator.dtls;

/**
 * Tells what may be a datagram of DTLS 1.2 (RFC 6347, section 4.1) from what cannot be one, before anybody parses it.
 * <p>
 * What is not encrypted can be forged, so it is held to what a real handshake needs: a record with a high sequence number
 * would make those that follow look old, and a long message would take as much memory as it announces.
 */
final class DtlsRecords {

    private static final int HEADER = 13;
    private static final int EPOCH_AT = 3;
    private static final int SEQUENCE_AT = 5;
    private static final int LENGTH_AT = 11;

    // The explicit nonce and the tag of AES-GCM (RFC 5288): Bouncy Castle ends the connection over anything shorter.
    private static final int SHORTEST_ENCRYPTED = 8 + 16;

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;
    private static final int CLIENT_HELLO = 1;
    private static final int VERSION_1_0 = 0xfeff;
    private static final int VERSION_1_2 = 0xfefd;

    private static final int MESSAGE_HEADER = 12;
    private static final int FRAGMENT_OFFSET_AT = 6;
    private static final int FRAGMENT_LENGTH_AT = 9;
    private static final int MAX_MESSAGE = 16_384;

    private DtlsRecords() {
    }

    /** @return whether all of a datagram is made of records */
    static boolean arePlausible(byte[] packet, int length) {
        int at = 0;
        while (at + HEADER < length) {
            int end = at + HEADER + number(packet, at + LENGTH_AT, 2);
            if (end > length || !isPlausible(packet, at, end)) {
                return false;
            }
            at = end;
        }
        return at == length && length > 0;
    }

    /** @return whether a plausible datagram begins with (a part of) a ClientHello */
    static boolean beginWithClientHello(byte[] packet) {
        return packet[0] == HANDSHAKE && number(packet, EPOCH_AT, 2) == 0 && packet[HEADER] == CLIENT_HELLO;
    }

    /** @return where the part of a plausible datagram begins that is, or announces, encrypted records; its length if nowhere */
    static int encryptedPart(byte[] packet) {
        int at = 0;
        while (at < packet.length && packet[at] != CHANGE_CIPHER_SPEC && number(packet, at + EPOCH_AT, 2) == 0) {
            at += HEADER + number(packet, at + LENGTH_AT, 2);
        }
        return at;
    }

    private static boolean isPlausible(byte[] packet, int at, int end) {
        int type = packet[at];
        int version = number(packet, at + 1, 2);
        int epoch = number(packet, at + EPOCH_AT, 2);
        if (type < CHANGE_CIPHER_SPEC || type > APPLICATION_DATA || version != VERSION_1_0 && version != VERSION_1_2) {
            return false;
        }
        if (epoch > 0) {
            return epoch == 1 && end - at >= HEADER + SHORTEST_ENCRYPTED;
        }
        boolean earlySequence = number(packet, at + SEQUENCE_AT, 4) == 0;
        return earlySequence && (type != HANDSHAKE || areMessages(packet, at + HEADER, end));
    }

    private static boolean areMessages(byte[] packet, int start, int end) {
        int at = start;
        while (at + MESSAGE_HEADER <= end) {
            int total = number(packet, at + 1, 3);
            int offset = number(packet, at + FRAGMENT_OFFSET_AT, 3);
            int fragment = number(packet, at + FRAGMENT_LENGTH_AT, 3);
            if (total > MAX_MESSAGE || offset + fragment > total) {
                return false;
            }
            at += MESSAGE_HEADER + fragment;
        }
        return at == end;
    }

    private static int number(byte[] packet, int at, int bytes) {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << Byte.SIZE | packet[at + i] & 0xff;
        }
        return number;
    }
}
