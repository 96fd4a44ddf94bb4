package io.quarkiverse.cloudflare.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, a connection gets to the byte what it would get if each frame were written at once. */
class FanOutPropertyTest {

    private static final int ROOMS = 3;
    private static final int CONNECTIONS = 8;
    private static final int STEPS = 5_000;
    private static final int RUNS = 20;

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4 })
    void writesWhatWouldBeWrittenAtOnce(long seed) {
        for (int run = 0; run < RUNS; run++) {
            World joined = new World(true, seed * RUNS + run);
            World atOnce = new World(false, seed * RUNS + run);
            joined.live();
            atOnce.live();
            for (int c = 0; c < CONNECTIONS; c++) {
                assertThat(joined.connections.get(c).texts()).as("seed %d, run %d, connection %d", seed, run, c)
                        .isEqualTo(atOnce.connections.get(c).texts());
            }
            assertThat(joined.overflows).isDeepEqualTo(atOnce.overflows);
            assertThat(joined.writes()).isLessThan(atOnce.writes());
            joined.assertNothingLeaks();
        }
    }

    /** Random, but the same for both ways of writing. */
    private static final class World {

        private final Random random;
        private final TestLoop loop = new TestLoop();
        private final List<FanOut> rooms = new ArrayList<>();
        private final List<RecordingOutbound> connections = new ArrayList<>();
        private final int[][] overflows = new int[CONNECTIONS][1];
        private final Seat[][] seats = new Seat[ROOMS][CONNECTIONS]; // null: not in the room
        private final IntSupplier anyRoom;
        private final IntSupplier anyConnection;

        private World(boolean takesJoined, long seed) {
            random = new Random(seed);
            anyRoom = () -> random.nextInt(ROOMS);
            anyConnection = () -> random.nextInt(CONNECTIONS);
            for (int r = 0; r < ROOMS; r++) {
                rooms.add(new FanOut());
            }
            for (int c = 0; c < CONNECTIONS; c++) {
                connections.add(new RecordingOutbound(loop, takesJoined && c != 0, 2_000, overflows[c]));
            }
        }

        private void live() {
            for (int step = 0; step < STEPS; step++) {
                step(random.nextInt(100), step);
            }
            connections.forEach(RecordingOutbound::resume);
            loop.endTurn();
        }

        private void step(int dice, int step) {
            Frame frame = loop.frame(step + "x".repeat(random.nextInt(200)));
            FanOut room = rooms.get(anyRoom.getAsInt());
            RecordingOutbound connection = connections.get(anyConnection.getAsInt());
            if (dice < 40) {
                room.broadcast(frame, null, null);
            } else if (dice < 45) {
                int even = random.nextInt(2);
                room.broadcast(frame, seat -> connections.indexOf(seat.outbound()) % 2 == even, null);
            } else if (dice < 52) {
                room.broadcast(frame, null, random.nextBoolean() ? "" : "key" + random.nextInt(2));
            } else if (dice < 60) {
                frame.retain();
                loop.outbox.submit(() -> {
                    connection.write(frame);
                    frame.release();
                });
            } else if (dice < 76) {
                joinOrLeave(frame, anyRoom.getAsInt(), anyConnection.getAsInt());
            } else if (dice < 80) {
                connection.stalled = random.nextInt(4) == 0;
            } else if (dice == 80 && random.nextInt(20) == 0) {
                loop.outbox.submit(connection::close);
            } else if (dice > 88) {
                loop.endTurn();
            }
            frame.release();
        }

        private void joinOrLeave(Frame welcome, int room, int connection) {
            Seat seat = seats[room][connection];
            if (seat == null) {
                Seat place = new Seat(null, connections.get(connection));
                seats[room][connection] = place;
                welcome.retain();
                rooms.get(room).add(place, () -> {
                    place.outbound().write(welcome);
                    welcome.release();
                });
            } else {
                rooms.get(room).remove(seat);
                seats[room][connection] = null;
            }
        }

        private int writes() {
            return connections.stream().mapToInt(connection -> connection.writes).sum();
        }

        private void assertNothingLeaks() {
            // What is held back for a slow reader ends with its connection.
            connections.forEach(connection -> loop.outbox.submit(connection::close));
            loop.endTurn();
            assertThat(loop.leaked()).isZero();
            assertThat(connections).extracting(RecordingOutbound::leaked).containsOnly(0L);
        }
    }
}
