package io.quarkiverse.cloudflare.deployment.room;

import static io.quarkiverse.cloudflare.deployment.room.Validation.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;

class ReadablePayloadsTest {

    @Test
    void acceptsEverythingThatJacksonMayRead() {
        assertThat(messagesOf(Readable.class, Say.class, Bean.class, Created.class, Public.class, Tagged.class, Child.class,
                Taught.class, Learned.class, LearnedReader.class, Parsed.class, Generic.class, LeaveReason.class)).isEmpty();
    }

    @Test
    void knowsThePayloadThatARoomGivesItsSuperclass() {
        assertThat(messagesOf(Heir.class, Talker.class, Say.class)).isEmpty();
    }

    // The methods are only looked at.
    @Room("readable")
    static class Readable {
        @OnJoin
        void join(Map<String, List<Say>> all) {
        }

        @OnEvent("1")
        void simple(int number) {
        }

        @OnEvent("2")
        void node(JsonNode any) {
        }

        @OnEvent("3")
        void time(Optional<Instant> time) {
        }

        @OnEvent("4")
        void constant(LeaveReason reason) {
        }

        @OnEvent("5")
        void bean(Bean bean) {
        }

        @OnEvent("6")
        void created(Created created) {
        }

        @OnEvent("7")
        void visible(Public visible) {
        }

        @OnEvent("8")
        void child(Child child) {
        }

        @OnEvent("9")
        void taught(List<Taught> taught) {
        }

        @OnEvent("10")
        void learned(Learned learned) {
        }

        @OnEvent("11")
        void parsed(Parsed parsed) {
        }

        @OnEvent("12")
        <T extends Say> void generic(Generic<T> generic) {
        }

        @OnEvent("13")
        void bytes(byte[] bytes) {
        }

        @OnEvent("14")
        void anything(Object anything) {
        }
    }

    record Say(String text) {
    }

    record Generic<T>(T value) {
    }

    static class Bean {
        private Bean() {
        }
    }

    static class Created {
        @JsonCreator
        Created(String text) {
        }
    }

    static class Public {
        public Public(String text, int number) {
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    interface Tagged {
    }

    abstract static class Child implements Tagged {
    }

    @JsonDeserialize(as = Bean.class)
    interface Taught {
    }

    interface Learned {
    }

    static class LearnedReader extends StdDeserializer<Learned> {
        private static final long serialVersionUID = 1L;

        LearnedReader() {
            super(Learned.class);
        }

        @Override
        public Learned deserialize(JsonParser parser, DeserializationContext context) {
            return null;
        }
    }

    static final class Parsed {
        private Parsed(String text) {
        }

        static Parsed valueOf(String text) {
            return new Parsed(text);
        }
    }

    abstract static class Talker<T> {
        @OnEvent("say")
        void say(T payload) {
        }
    }

    @Room("heir")
    static class Heir extends Talker<Say> {
    }
}
