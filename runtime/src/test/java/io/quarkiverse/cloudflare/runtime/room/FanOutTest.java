package io.quarkiverse.cloudflare.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FanOutTest {

    private final TestLoop loop = new TestLoop();
    private final FanOut room = new FanOut();
    private final FanOut otherRoom = new FanOut();
    private final List<RecordingOutbound> connections = new ArrayList<>();
    private final int[] overflows = { 0 };
    private final RecordingOutbound ada = connection(true, Long.MAX_VALUE);
    private final RecordingOutbound bob = connection(true, Long.MAX_VALUE);

    private RecordingOutbound connection(boolean takesJoined, long limit) {
        RecordingOutbound connection = new RecordingOutbound(loop, takesJoined, limit, overflows);
        connections.add(connection);
        return connection;
    }

    private static Seat sit(FanOut room, Outbound outbound) {
        Seat seat = new Seat(null, outbound);
        room.add(seat, () -> {
        });
        return seat;
    }

    @AfterEach
    void releasesEverything() {
        loop.endTurn();
        assertThat(loop.leaked()).isZero();
        assertThat(connections).extracting(RecordingOutbound::leaked).containsOnly(0L);
    }

    @Test
    void writesTheBroadcastsOfATurnAsOneAndFlushesOnce() {
        sit(room, ada);
        sit(room, bob);
        loop.broadcast(room, "1");
        loop.broadcast(room, "2");
        loop.broadcast(room, "3");
        assertThat(ada.writes).isZero();

        loop.endTurn();
        for (RecordingOutbound member : List.of(ada, bob)) {
            assertThat(member.texts()).containsExactly("1", "2", "3");
            assertThat(member.writes).isEqualTo(1);
            assertThat(member.flushes).isEqualTo(1);
        }

        loop.broadcast(room, "4");
        loop.endTurn();
        assertThat(bob.texts()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void doesNotCopyABroadcastThatIsAloneInItsTurn() {
        sit(room, ada);
        Frame frame = loop.frame("alone");
        room.broadcast(frame, null, null);
        loop.endTurn();
        assertThat(ada.holds(frame)).isTrue();
        frame.release();
    }

    @Test
    void handsOverWhatWaitsBeforeAnythingElse() {
        Seat first = sit(room, ada);
        sit(room, bob);
        loop.broadcast(room, "1");
        loop.write(ada, "reply 1");
        loop.broadcast(room, "2");
        loop.broadcast(room, "3");
        Frame filtered = loop.frame("filtered");
        room.broadcast(filtered, seat -> seat == first, null);
        filtered.release();
        Frame cursor = loop.frame("volatile");
        room.broadcast(cursor, null, "");
        cursor.release();
        loop.broadcast(room, "4");
        loop.outbox.submit(ada::close);
        loop.broadcast(room, "5");
        loop.endTurn();

        assertThat(ada.texts()).containsExactly("1", "reply 1", "2", "3", "filtered", "volatile", "4");
        assertThat(bob.texts()).containsExactly("1", "2", "3", "volatile", "4", "5");
    }

    @Test
    void keepsTheOrderOfTwoRoomsOnOneConnection() {
        sit(room, ada);
        loop.broadcast(room, "a1");
        Seat other = sit(otherRoom, ada);
        sit(otherRoom, bob);
        loop.broadcast(otherRoom, "b1");
        loop.broadcast(room, "a2");
        loop.broadcast(otherRoom, "b2");
        loop.endTurn();
        assertThat(ada.texts()).containsExactly("a1", "b1", "a2", "b2");
        assertThat(bob.texts()).containsExactly("b1", "b2");
        assertThat(bob.writes).isEqualTo(1);

        loop.broadcast(otherRoom, "b3");
        otherRoom.remove(other);
        loop.broadcast(otherRoom, "b4");
        int writes = ada.writes;
        loop.broadcast(room, "a3");
        loop.broadcast(room, "a4");
        loop.endTurn();
        assertThat(ada.texts()).endsWith("b3", "a3", "a4");
        assertThat(ada.writes).as("in one room again").isEqualTo(writes + 1);
    }

    @Test
    void givesAMemberWhatIsSaidWhileItIsThere() {
        sit(room, bob);
        loop.broadcast(room, "before");
        Seat seat = new Seat(null, ada);
        Frame welcome = loop.frame("welcome");
        room.add(seat, () -> ada.write(welcome));
        welcome.release();
        loop.broadcast(room, "between");
        room.remove(seat);
        room.remove(seat);
        loop.broadcast(room, "after");
        loop.endTurn();

        assertThat(ada.texts()).containsExactly("welcome", "between");
        assertThat(bob.texts()).containsExactly("before", "between", "after");
    }

    @Test
    void closesAConnectionBeyondItsLimitOnceAndServesTheOthers() {
        RecordingOutbound slow = connection(true, 10);
        slow.stalled = true;
        sit(room, slow);
        sit(room, ada);
        for (String text : List.of("1234", "5678", "90ab", "cdef")) {
            loop.broadcast(room, text);
        }
        loop.endTurn();
        loop.broadcast(room, "more");
        loop.endTurn();

        assertThat(slow.texts()).as("what the limit allows").containsExactly("1234", "5678");
        assertThat(overflows[0]).isEqualTo(1);
        assertThat(ada.texts()).containsExactly("1234", "5678", "90ab", "cdef", "more");
    }

    @Test
    void joinsNoMoreThanTheCap() {
        sit(room, ada);
        String half = "x".repeat(SeatGroup.MOST_JOINED_BYTES / 2);
        String large = "y".repeat(SeatGroup.MOST_JOINED_BYTES + 1);
        for (String text : List.of("1", "2", half, half, large, "3", "4")) {
            loop.broadcast(room, text);
        }
        loop.endTurn();
        assertThat(ada.texts()).containsExactly("1", "2", half, half, large, "3", "4");
        assertThat(ada.writes).as("1 and 2 and half; half; large; 3 and 4").isEqualTo(4);
        assertThat(ada.flushes).isEqualTo(1);
    }

    @Test
    void givesEachMessageByItselfToAConnectionThatKnowsMessagesOnly() {
        RecordingOutbound sender = connection(false, Long.MAX_VALUE);
        sit(room, sender);
        sit(room, ada);
        loop.broadcast(room, "1");
        loop.broadcast(room, "2");
        assertThat(sender.texts()).containsExactly("1", "2");
        loop.endTurn();
        assertThat(sender.writes).isEqualTo(2);
        assertThat(ada.writes).isEqualTo(1);
    }

    @Test
    void servesTheOthersWhenAConnectionIsBroken() {
        ada.broken = true;
        sit(room, ada);
        sit(room, bob);
        loop.broadcast(room, "1");
        loop.broadcast(room, "2");
        loop.endTurn();
        assertThat(bob.texts()).containsExactly("1", "2");
    }
}
