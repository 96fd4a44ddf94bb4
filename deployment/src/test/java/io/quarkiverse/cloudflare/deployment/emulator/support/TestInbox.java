package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a peer received in one section, oldest first. Thread-safe. */
public final class TestInbox {

    // A test that lets media flow for long is not interested in all of it.
    private static final int KEPT = 20_000;

    private final String mid;
    private final Signal signal;
    private final List<TestPacket> packets = new ArrayList<>();
    private long count;

    TestInbox(String mid, Signal signal) {
        this.mid = mid;
        this.signal = signal;
    }

    void add(TestPacket packet) {
        synchronized (this) {
            count++;
            if (packets.size() < KEPT) {
                packets.add(packet);
            }
        }
        signal.changed();
    }

    public synchronized List<TestPacket> packets() {
        return List.copyOf(packets);
    }

    public synchronized long count() {
        return count;
    }

    /** Waits until so many packets have arrived since the start. */
    public TestInbox await(long packets) {
        signal.await("%d packets arrive in the section %s".formatted(packets, mid), () -> count() >= packets);
        return this;
    }

    /** Waits until some more arrive. */
    public TestInbox awaitMore(long packets) {
        return await(count() + packets);
    }

    /** Waits for a packet, which may be there already. */
    public TestPacket await(String what, Predicate<TestPacket> wanted) {
        signal.await(what + " arrives in the section " + mid, () -> packets().stream().anyMatch(wanted));
        return packets().stream().filter(wanted).findFirst().orElseThrow();
    }

    public TestPacket awaitKeyFrame() {
        return await("a key frame", TestPacket::isVp8KeyFrame);
    }
}
