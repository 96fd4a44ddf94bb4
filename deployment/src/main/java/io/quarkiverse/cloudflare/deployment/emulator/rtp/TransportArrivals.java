package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static io.quarkiverse.cloudflare.deployment.emulator.rtp.TransportFeedback.LARGE;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.TransportFeedback.MAX_RUN;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.TransportFeedback.MISSING;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.TransportFeedback.ONE_BIT_SYMBOLS;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.TransportFeedback.SMALL;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.TransportFeedback.TICK;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.TransportFeedback.TICKS_OF_REFERENCE;
import static io.quarkiverse.cloudflare.deployment.emulator.rtp.TransportFeedback.TWO_BIT_SYMBOLS;

import java.util.Arrays;

/**
 * Remembers when the packets of a transport came, and tells their sender in transport-wide feedback. Owned by the media loop.
 */
public final class TransportArrivals {

    // At 4 Mbit/s and a feedback each 100 ms, ten times what comes between two of them.
    private static final int WINDOW = 1024;
    // So that a feedback fits into one packet: two bytes of delta and less than one of status for each.
    private static final int MAX_STATUSES = 400;
    private static final long NONE = Long.MIN_VALUE;

    private final ExtendedSequence sequence = new ExtendedSequence();
    private final long[] numbers = new long[WINDOW];
    private final long[] ticks = new long[WINDOW];
    private final byte[] symbols = new byte[MAX_STATUSES];
    private final int[] deltas = new int[MAX_STATUSES];
    private long base = NONE;
    private int feedbacks;

    public TransportArrivals() {
        Arrays.fill(numbers, NONE);
    }

    /**
     * @param number the transport-wide sequence number, 0 to 65535
     * @param micros when the packet came, from any origin
     */
    public void arrived(int number, long micros) {
        long extended = sequence.extend(number);
        if (sequence.known() && sequence.highest() - extended >= WINDOW) {
            return;
        }
        if (sequence.known() && extended - sequence.highest() >= WINDOW) {
            base = extended;
        }
        int slot = (int) extended & WINDOW - 1;
        if (numbers[slot] == extended) {
            return;
        }
        numbers[slot] = extended;
        ticks[slot] = Math.floorDiv(micros, (long) TICK);
        sequence.advance(extended);
        // One that came late is told of in the next feedback, which then begins with it.
        base = base == NONE ? extended : Math.min(base, extended);
        base = Math.max(base, sequence.highest() - WINDOW + 1);
    }

    /** @return whether there is something to tell */
    public boolean pending() {
        return base != NONE && base <= sequence.highest();
    }

    /**
     * Writes one feedback (up to 950 bytes); more may be {@link #pending()} then. Only if something is.
     *
     * @param sender who reports
     * @param media one of the streams
     */
    public void write(RtcpWriter writer, int sender, int media) {
        long first = base;
        while (!came(first)) {
            first++;
        }
        long reference = Math.floorDiv(tick(first), (long) TICKS_OF_REFERENCE);
        int count = collect(reference * TICKS_OF_REFERENCE);
        writer.begin(RtcpReader.FORMAT_TRANSPORT, RtcpReader.RTPFB);
        writer.word(sender);
        writer.word(media);
        writer.word((int) base << 16 | count);
        writer.word((int) reference << 8 | feedbacks++ & 0xff);
        for (int i = 0; i < count;) {
            i += chunk(writer, i, count);
        }
        for (int i = 0; i < count; i++) {
            delta(writer, i);
        }
        writer.pad();
        base += count;
        while (pending() && !came(base)) {
            base++;
        }
    }

    private boolean came(long number) {
        return numbers[(int) number & WINDOW - 1] == number;
    }

    private long tick(long number) {
        return ticks[(int) number & WINDOW - 1];
    }

    /** @return how many of the packets from the base on can be described together */
    private int collect(long origin) {
        long last = origin;
        int count = 0;
        for (long number = base; number <= sequence.highest() && count < MAX_STATUSES; number++, count++) {
            symbols[count] = MISSING;
            if (came(number)) {
                long delta = tick(number) - last;
                if (delta != (short) delta) {
                    return count;
                }
                symbols[count] = delta >= 0 && delta <= 255 ? (byte) SMALL : (byte) LARGE;
                deltas[count] = (int) delta;
                last = tick(number);
            }
        }
        return count;
    }

    /** @return how many symbols the chunk covers */
    private int chunk(RtcpWriter writer, int from, int count) {
        int run = 1;
        while (from + run < count && symbols[from + run] == symbols[from] && run < MAX_RUN) {
            run++;
        }
        if (run >= ONE_BIT_SYMBOLS || from + run == count) {
            writer.u16Next(symbols[from] << 13 | run);
            return run;
        }
        int oneBit = Math.min(ONE_BIT_SYMBOLS, count - from);
        for (int i = 0; i < oneBit; i++) {
            if (symbols[from + i] == LARGE) {
                return twoBits(writer, from, Math.min(TWO_BIT_SYMBOLS, count - from));
            }
        }
        int vector = 0x8000;
        for (int i = 0; i < oneBit; i++) {
            vector |= symbols[from + i] << 13 - i;
        }
        writer.u16Next(vector);
        return oneBit;
    }

    private int twoBits(RtcpWriter writer, int from, int covered) {
        int vector = 0xc000;
        for (int i = 0; i < covered; i++) {
            vector |= symbols[from + i] << 12 - 2 * i;
        }
        writer.u16Next(vector);
        return covered;
    }

    private void delta(RtcpWriter writer, int index) {
        if (symbols[index] == SMALL) {
            writer.u8(deltas[index]);
        } else if (symbols[index] == LARGE) {
            writer.u16Next(deltas[index]);
        }
    }
}
