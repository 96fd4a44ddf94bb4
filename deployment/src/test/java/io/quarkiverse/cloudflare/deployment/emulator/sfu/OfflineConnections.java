package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.List;

import io.quarkiverse.cloudflare.calls.SdpCandidate;
import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.DescriptionWriter;
import io.quarkiverse.cloudflare.deployment.emulator.transport.TransportEvents;
import io.quarkiverse.cloudflare.support.MovableTimers;

/**
 * Connections of sessions that go nowhere: each is added to a list of the test.
 */
record OfflineConnections(List<TestConnection> opened, MovableTimers timers) implements Connections {

    @Override
    public Connection open(TransportEvents events) {
        TestConnection connection = new TestConnection(events, timers);
        opened.add(connection);
        return connection;
    }

    @Override
    public DescriptionWriter writer() {
        return new DescriptionWriter(new SdpFingerprint("sha-256", "DD:EE"),
                List.of(new SdpCandidate("1", 1, "udp", 1, "127.0.0.1", 4000, "host")));
    }
}
