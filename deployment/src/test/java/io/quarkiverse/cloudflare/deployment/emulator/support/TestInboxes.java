package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sorts RTP by the section that announced its source. Thread-safe. */
final class TestInboxes {

    final TestInbox unexpected;
    private final Signal signal;
    private final Map<String, TestInbox> bySection = new ConcurrentHashMap<>();
    private final Map<Integer, TestInbox> bySource = new ConcurrentHashMap<>();

    TestInboxes(Signal signal) {
        this.signal = signal;
        this.unexpected = new TestInbox("that nobody announced", signal);
    }

    TestInbox of(String mid) {
        return bySection.computeIfAbsent(mid, key -> new TestInbox(mid, signal));
    }

    void announced(TestSection section) {
        section.remoteSsrcs().forEach(ssrc -> bySource.put(ssrc, of(section.mid)));
    }

    void add(TestPacket packet) {
        bySource.getOrDefault(packet.ssrc(), unexpected).add(packet);
    }
}
