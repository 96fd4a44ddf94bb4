package io.quarkiverse.cloudflare.deployment.emulator.rtp;

/**
 * Which packets of a received stream are missing, and when to ask for them. Owned by the media loop.
 */
public final class MissingPackets {

    /** What {@link #nextDue()} says if nothing is to be asked for. */
    public static final long NEVER = Long.MAX_VALUE;

    // More than a key frame of 1080p has. When so many are missing, a new one costs less.
    private static final int CAPACITY = 256;
    private static final int MAX_TRIES = 10;
    // Packets that only changed their order come within this time; in microseconds, as all times here.
    private static final long PATIENCE = 10_000;
    private static final long FIRST_ROUND_TRIP = 60_000;
    private static final long SHORTEST_PACE = 20_000;
    private static final long LONGEST_PACE = 500_000;

    private final long[] numbers = new long[CAPACITY];
    private final long[] due = new long[CAPACITY];
    private final long[] asked = new long[CAPACITY];
    private final int[] tries = new int[CAPACITY];
    private int count;
    private long roundTrip = FIRST_ROUND_TRIP;
    private long nextDue = NEVER;
    private long repaired;

    /**
     * Packets were skipped.
     *
     * @param from the first of them, extended
     * @param to the first that is not missing
     * @return false if there are too many: then none is asked for, and a key frame is needed
     */
    public boolean skipped(long from, long to, long now) {
        if (to - from > CAPACITY - count) {
            clear();
            return false;
        }
        for (long number = from; number < to; number++) {
            numbers[count] = number;
            due[count] = now + PATIENCE;
            tries[count] = 0;
            count++;
        }
        nextDue = Math.min(nextDue, now + PATIENCE);
        return true;
    }

    /** A packet came that is not the newest. */
    public void arrived(long number, long now) {
        for (int i = 0; i < count; i++) {
            if (numbers[i] == number) {
                if (tries[i] > 0) {
                    repaired++;
                }
                if (tries[i] == 1) {
                    roundTrip += (now - asked[i] - roundTrip) / 8;
                }
                remove(i);
                return;
            }
        }
    }

    private void remove(int index) {
        count--;
        System.arraycopy(numbers, index + 1, numbers, index, count - index);
        System.arraycopy(due, index + 1, due, index, count - index);
        System.arraycopy(asked, index + 1, asked, index, count - index);
        System.arraycopy(tries, index + 1, tries, index, count - index);
        if (count == 0) {
            nextDue = NEVER;
        }
    }

    /**
     * Asks for what is due, as one NACK. Those that were asked for often enough are given up.
     *
     * @return how many packets it asks for; 0 if nothing was written
     */
    public int ask(RtcpWriter writer, int sender, int media, long now) {
        giveUp(now);
        int asking = 0;
        long pace = Math.max(SHORTEST_PACE, Math.min(LONGEST_PACE, roundTrip + roundTrip / 2));
        nextDue = NEVER;
        for (int i = 0; i < count; i++) {
            if (due[i] <= now) {
                if (asking == 0) {
                    writer.nack(sender, media);
                }
                writer.missing((int) numbers[i] & 0xffff);
                asked[i] = now;
                due[i] = now + pace;
                tries[i]++;
                asking++;
            }
            nextDue = Math.min(nextDue, due[i]);
        }
        return asking;
    }

    private void giveUp(long now) {
        for (int i = count - 1; i >= 0; i--) {
            if (due[i] <= now && tries[i] >= MAX_TRIES) {
                remove(i);
            }
        }
    }

    /** @return when to call {@link #ask} next; {@link #NEVER} if nothing is missing */
    public long nextDue() {
        return nextDue;
    }

    /** @return packets that came because they were asked for */
    public long repaired() {
        return repaired;
    }

    /** @return how long an answer takes, in microseconds */
    public long roundTrip() {
        return roundTrip;
    }

    /** Asks for nothing of the past any more. */
    public void clear() {
        count = 0;
        nextDue = NEVER;
    }
}
