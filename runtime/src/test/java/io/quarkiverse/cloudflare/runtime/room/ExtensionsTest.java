package io.quarkiverse.cloudflare.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.ReservedEvents;
import io.smallrye.mutiny.Uni;

class ExtensionsTest {

    private record Wanting(Set<String> names) implements ReservedEvents {

        @Override
        public Uni<?> handle(Member member, String event, JsonNode payload) {
            return Uni.createFrom().nullItem();
        }
    }

    private static Extensions of(ReservedEvents... events) {
        return new Extensions(List.of(), List.of(events), List.of());
    }

    @Test
    void findsWhoAnswersAnEvent() {
        ReservedEvents one = new Wanting(Set.of("cf_one", "cf_first"));
        ReservedEvents two = new Wanting(Set.of("cf_two"));
        Extensions extensions = of(one, two);
        assertThat(extensions.answering("cf_first")).containsSame(one);
        assertThat(extensions.answering("cf_two")).containsSame(two);
        assertThat(extensions.answering("cf_three")).isEmpty();
    }

    @Test
    void refusesTwoWhoWantTheSame() {
        assertThatThrownBy(() -> of(new Wanting(Set.of("cf_one")), new Wanting(Set.of("cf_one"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Only one bean can answer the event 'cf_one'; found %1$s and %1$s".formatted(
                        Wanting.class.getName()));
    }

    @Test
    void refusesANameOfTheApplication() {
        assertThatThrownBy(() -> of(new Wanting(Set.of("say")))).isInstanceOf(IllegalStateException.class)
                .hasMessage(Wanting.class.getName() + " must want only events whose names begin with 'cf_'; found 'say'");
    }
}
