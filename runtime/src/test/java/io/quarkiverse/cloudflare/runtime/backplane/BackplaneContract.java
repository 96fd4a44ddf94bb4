package io.quarkiverse.cloudflare.runtime.backplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.backplane.Backplane;
import io.quarkiverse.cloudflare.backplane.BackplaneMessage;
import io.quarkiverse.cloudflare.backplane.Position;

/** What every backplane promises. */
abstract class BackplaneContract {

    private static final String TOPIC = "chat:lobby";

    private final Backplane backplane = create();
    private final List<Position> positions = new CopyOnWriteArrayList<>();
    private final List<Object> payloads = new CopyOnWriteArrayList<>();

    abstract Backplane create();

    private static BackplaneMessage message(Object payload, boolean positioned) {
        return new BackplaneMessage(TOPIC, "said", payload, "everyone", positioned, false, "");
    }

    private Position subscribe() {
        return backplane.subscribe(TOPIC, (position, message) -> {
            positions.add(position);
            payloads.add(message.payload());
        }).await().indefinitely();
    }

    private Position publish(Object payload, boolean positioned) {
        return backplane.publish(message(payload, positioned)).await().indefinitely();
    }

    @Test
    void countsPositionsFromTheStartOfTheStream() {
        Position start = subscribe();
        Position first = publish("a", true);
        Position second = publish("b", true);

        assertThat(start.offset()).isZero();
        assertThat(first).isEqualTo(new Position(start.epoch(), 1));
        assertThat(second).isEqualTo(new Position(start.epoch(), 2));
        assertThat(positions).containsExactly(first, second);
        assertThat(backplane.position(TOPIC)).isEqualTo(second);
    }

    @Test
    void givesNoPositionToAMessageThatAsksForNone() {
        subscribe();
        publish("a", true);
        assertThat(publish("b", false)).isEqualTo(Position.NONE);
        assertThat(publish("c", true).offset()).isEqualTo(2);
        assertThat(payloads).containsExactly("a", "b", "c");
    }

    @Test
    void publishesOnceForEachSubscription() {
        subscribe();
        var publication = backplane.publish(message("a", true));
        assertThat(payloads).isEmpty();
        publication.await().indefinitely();
        publication.await().indefinitely();
        assertThat(payloads).containsExactly("a", "a");
    }

    @Test
    void deliversNothingAfterTheSubscriptionAndNamesTheNextStreamAnew() {
        Position before = subscribe();
        backplane.unsubscribe(TOPIC).await().indefinitely();
        assertThat(publish("a", true)).isEqualTo(Position.NONE);
        assertThat(payloads).isEmpty();
        assertThat(backplane.position(TOPIC)).isEqualTo(Position.NONE);
        assertThat(subscribe().epoch()).isNotEqualTo(before.epoch());
    }

    @Test
    void refusesASecondSubscriber() {
        subscribe();
        assertThatThrownBy(this::subscribe).isInstanceOf(IllegalStateException.class)
                .hasMessage("The topic 'chat:lobby' has a subscriber already");
    }

    @Test
    void deliversInTheOrderOfThePositionsWhoeverPublishes() {
        subscribe();
        IntStream.range(0, 2_000).parallel().forEach(i -> publish(i, true));
        assertThat(positions.stream().map(Position::offset).toList())
                .isEqualTo(LongStream.rangeClosed(1, 2_000).boxed().toList());
    }
}
