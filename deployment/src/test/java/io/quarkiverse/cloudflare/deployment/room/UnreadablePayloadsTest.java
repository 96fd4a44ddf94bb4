package io.quarkiverse.cloudflare.deployment.room;

import static io.quarkiverse.cloudflare.deployment.room.Validation.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

class UnreadablePayloadsTest {

    private static final String HERE = UnreadablePayloadsTest.class.getName() + "$";
    private static final String RULE = "An @OnEvent method must accept a payload Jackson can read; found ";
    private static final String SAY_WHICH = "\n\t- Take a record or a class, or say with @JsonTypeInfo or @JsonDeserialize"
            + " which one it is.";

    @Test
    void refusesPayloadsThatJacksonCannotRead() {
        assertThat(messagesOf(Unreadable.class, Shape.class, Animal.class, Inner.class, Closed.class))
                .containsExactlyInAnyOrder(
                        RULE + HERE + "Shape, an interface: " + HERE + "Unreadable#draw(" + HERE + "Shape)" + SAY_WHICH,
                        RULE + HERE + "Shape, an interface: " + HERE + "Unreadable#drawAll(java.util.List)" + SAY_WHICH,
                        RULE + HERE + "Animal, an abstract class: " + HERE + "Unreadable#pet(" + HERE + "Animal[])" + SAY_WHICH,
                        RULE + HERE + "Inner, an inner class: " + HERE + "Unreadable#inner(" + HERE + "Inner)"
                                + "\n\t- Make it static, or a record.",
                        RULE + HERE + "Closed, a class without a constructor for it: " + HERE + "Unreadable#closed(" + HERE
                                + "Closed)\n\t- Make it a record, give it a constructor without parameters, or annotate one with"
                                + " @JsonCreator.",
                        RULE + "io.smallrye.mutiny.Uni<java.lang.String>, an interface: " + HERE
                                + "Unreadable#later(io.smallrye.mutiny.Uni)\n\t- Take the value itself.",
                        RULE + "io.quarkus.security.identity.SecurityIdentity, an interface: " + HERE
                                + "Unreadable#who(io.quarkus.security.identity.SecurityIdentity)"
                                + "\n\t- Take a Member and ask its identity().");
    }

    @Test
    void refusesUnreadableJoinParams() {
        assertThat(messagesOf(UnreadableJoin.class, Shape.class)).containsExactly(
                "An @OnJoin method must accept a payload Jackson can read; found " + HERE + "Shape, an interface: " + HERE
                        + "UnreadableJoin#join(" + HERE + "Shape)" + SAY_WHICH);
    }

    @Test
    void knowsThePayloadThatARoomGivesItsSuperclass() {
        assertThat(messagesOf(Heir.class, Talker.class, Shape.class)).containsExactly(
                RULE + HERE + "Shape, an interface: " + HERE + "Talker#say(T)" + SAY_WHICH);
    }

    // The methods are only looked at.
    @Room("unreadable")
    static class Unreadable {
        @OnEvent("1")
        void draw(Shape shape) {
        }

        @OnEvent("2")
        void drawAll(List<? extends Shape> shapes) {
        }

        @OnEvent("3")
        void pet(Animal[] animals) {
        }

        @OnEvent("4")
        void inner(Inner inner) {
        }

        @OnEvent("5")
        void closed(Closed closed) {
        }

        @OnEvent("6")
        void later(Uni<String> text) {
        }

        @OnEvent("7")
        void who(SecurityIdentity identity) {
        }
    }

    @Room("unreadable-join")
    static class UnreadableJoin {
        @OnJoin
        void join(Shape shape) {
        }
    }

    abstract static class Talker<T> {
        @OnEvent("say")
        void say(T payload) {
        }
    }

    @Room("heir")
    static class Heir extends Talker<Shape> {
    }

    interface Shape {
    }

    abstract static class Animal {
    }

    class Inner {
    }

    static class Closed {
        Closed(String text) {
        }
    }
}
