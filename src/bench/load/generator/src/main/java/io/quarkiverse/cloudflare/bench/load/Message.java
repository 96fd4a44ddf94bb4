package io.quarkiverse.cloudflare.bench.load;

import java.nio.ByteBuffer;

/** The text of a message: a mark, its sequence number, and filler up to a size. */
final class Message {

    private static final int DIGITS = 9;
    // {"text":""} around the text
    private static final int AROUND = 11;

    private final String filler;

    /**
     * @param size of the message's JSON object, in bytes
     */
    Message(int size) {
        filler = "x".repeat(size - AROUND - 1 - DIGITS);
    }

    String text(long sequence) {
        String digits = Long.toString(sequence);
        return "#" + "0".repeat(DIGITS - digits.length()) + digits + filler;
    }

    /** The number in a frame, or -1 if there is none or the frame does not end as it should. */
    static long sequence(ByteBuffer in, int at, int length) {
        int end = at + length;
        byte last = in.get(end - 1);
        int mark = at;
        while (mark < end && in.get(mark) != '#') {
            mark++;
        }
        if (end - mark <= DIGITS || last != '}' && last != ']') {
            return -1;
        }
        long sequence = 0;
        for (int i = 1; i <= DIGITS; i++) {
            sequence = sequence * 10 + in.get(mark + i) - '0';
        }
        return sequence;
    }
}
