package io.quarkiverse.cloudflare.bench.calls;

import java.io.IOException;
import java.util.List;

import io.quarkiverse.cloudflare.bench.calls.Meter.Cell;
import io.quarkiverse.cloudflare.bench.load.Report;
import io.quarkiverse.cloudflare.bench.load.Table;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** All sessions call at once, and again as soon as they have an answer. Not thread-safe: owned by the main thread. */
final class Sessions {

    private static final int TICK_MILLIS = 10;

    private final Vertx vertx;
    private final BlockedLoop blocked;
    private final List<CallsSession> sessions;
    private final int rounds;
    /** Between two ticks of the event loop, in nanoseconds. Event loop only, until the load has ended. */
    private long longestTick;
    private long lastTick;

    Sessions(Vertx vertx, BlockedLoop blocked, List<CallsSession> sessions, boolean quick) {
        this.vertx = vertx;
        this.blocked = blocked;
        this.sessions = sessions;
        this.rounds = quick ? 5 : 50;
    }

    /** Asks for its state, switches a track and closes it, and again. */
    private static final class Peer implements Load.Caller {

        private final CallsSession session;
        private final List<RemoteTrack> track = List.of(RemoteTrack.of(new SessionId("publisher"), "camera").into("1"));
        private int left;

        Peer(CallsSession session, int rounds) {
            this.session = session;
            this.left = rounds * 3;
        }

        @Override
        public Uni<?> next() {
            return switch (left-- % 3) {
                case 0 -> left < 0 ? null : session.state();
                case 2 -> session.updateTracks(track);
                default -> session.closeTracks(List.of("1"));
            };
        }
    }

    void run(Report report) throws IOException, InterruptedException {
        load(10);
        blocked.requireAlert(vertx);
        int warnings = blocked.warnings();
        longestTick = 0;
        lastTick = System.nanoTime();
        long ticks = vertx.setPeriodic(TICK_MILLIS, id -> tick());
        Meter meter = Meter.start();
        int calls = load(rounds);
        Cell cell = meter.stop(calls);
        vertx.cancelTimer(ticks);
        Table table = new Table(
                "%d sessions, each its state, an update and a close, %d times".formatted(sessions.size(), rounds),
                "calls", "calls per second", "CPU per call, µs", "longest delay of a timer, ms");
        table.row("" + calls, Table.number("%.0f", cell.callsPerSecond()), Table.number("%.1f", cell.cpuMicros()),
                Table.number("%.1f", longestTick / 1e6 - TICK_MILLIS));
        report.add(table);
        report.atLeast("%d sessions: calls that succeeded".formatted(sessions.size()), sessions.size() * rounds * 3, calls);
        report.atMost("%d sessions: times the event loop was blocked for 100 ms".formatted(sessions.size()), 0,
                blocked.warnings() - warnings);
    }

    private int load(int times) throws InterruptedException {
        return new Load(vertx, sessions.size(), caller -> new Peer(sessions.get(caller), times)).run().calls();
    }

    private void tick() {
        long now = System.nanoTime();
        longestTick = Math.max(longestTick, now - lastTick);
        lastTick = now;
    }
}
