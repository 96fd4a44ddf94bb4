package io.quarkiverse.cloudflare.deployment.room;

import static io.quarkiverse.cloudflare.deployment.room.Validation.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEmpty;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Recipients;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomParam;

class ClassRulesTest {

    private static final String HERE = ClassRulesTest.class.getName() + "$";

    @Test
    void refusesARoomWithoutACallback() {
        assertThat(messagesOf(Silent.class)).containsExactly("A @Room must declare at least one callback; found none: "
                + HERE
                + "Silent\n\t- Annotate a method with one of @OnBinary, @OnCreate, @OnDrop, @OnEmpty, @OnError, @OnEvent,"
                + " @OnJoin, @OnLeave, @OnRejoin, @OnTick.");
    }

    @Test
    void refusesARoomThatCannotBeCreated() {
        assertThat(messagesOf(Contract.class, Base.class)).containsExactly(
                "A @Room must be a class that can be created; found an abstract class: " + HERE
                        + "Base\n\t- Move the annotation to a class that extends it.",
                "A @Room must be a class that can be created; found an interface: " + HERE
                        + "Contract\n\t- Move the annotation to a class that implements it.");
    }

    @Test
    void refusesANegativeCapacity() {
        assertThat(messagesOf(Negative.class, Parent.class))
                .containsExactly("The capacity of a @Room must not be negative; found -1: "
                        + HERE + "Negative\n\t- Write the most members it may have, or 0 for no limit.");
    }

    @Test
    void refusesTwoPatternsOfWhichNeitherWins() {
        assertThat(messagesOf(Chat.class, Support.class, Parent.class)).containsExactly(
                "Two rooms must not match the same topic; 'chat:{id}' and 'chat:{name}' both match 'chat:x':\n\t- " + HERE
                        + "Chat\n\t- " + HERE + "Support\n\t- Give one of them a literal segment.");
    }

    @Test
    void refusesPatternsThatCannotBeRead() {
        assertThat(messagesOf(Twice.class, Nameless.class, Parent.class)).containsExactly(
                "A room pattern must not be empty: " + HERE + "Nameless\n\t- Write for example 'chat:{roomId}'.",
                "The room pattern 'a:{id}:{id}' has two parameters named 'id': " + HERE + "Twice\n\t- Rename one of them.");
    }

    @Test
    void refusesACallbackOutsideARoom() {
        assertThat(messagesOf(Plain.class)).containsExactly("An @OnEvent method must be declared by a @Room class or a type it"
                + " inherits from; found " + HERE + "Plain: " + HERE
                + "Plain#say(java.lang.String)\n\t- Annotate the class with"
                + " @Room, or remove @OnEvent.");
    }

    @Test
    void countsWhatARoomInherits() {
        assertThat(messagesOf(Heir.class, Parent.class, Aunt.class)).isEmpty();
        assertThat(messagesOf(Heir.class, Careless.class, Parent.class, Aunt.class)).containsExactly(
                "A @Room must have at most one @OnJoin method; found 2:\n\t- " + HERE + "Careless#alsoJoin()\n\t- " + HERE
                        + "Parent#join()\n\t- Make them one method.");
    }

    @Test
    void reportsAMistakeThatTwoRoomsInheritOnce() {
        assertThat(messagesOf(First.class, Second.class, Broken.class)).containsExactly(
                "A @Room callback must not be private or static; found static: " + HERE
                        + "Broken#join()\n\t- Remove the modifier; package-private is enough.");
    }

    @Room("silent")
    static class Silent {
        @Recipients("all")
        boolean all(Member to) {
            return true;
        }
    }

    @Room("contract")
    interface Contract {
        @OnJoin
        void join();
    }

    @Room("base")
    abstract static class Base {
        @OnJoin
        void join() {
        }
    }

    @Room(value = "negative", capacity = -1)
    static class Negative extends Parent {
    }

    @Room("chat:{id}")
    static class Chat extends Parent {
    }

    @Room("chat:{name}")
    static class Support extends Parent {
    }

    @Room("a:{id}:{id}")
    static class Twice {
        // No second complaint about a segment of a pattern that cannot be read.
        @OnJoin
        void join(@RoomParam String id) {
        }
    }

    @Room("")
    static class Nameless extends Parent {
    }

    static class Plain {
        @OnEvent("say")
        void say(String text) {
        }
    }

    static class Parent {
        @OnJoin
        void join() {
        }
    }

    interface Aunt {
        @OnEmpty
        default void empty() {
        }
    }

    @Room("heir")
    static class Heir extends Parent implements Aunt {
        @Override
        @OnJoin
        void join() {
        }
    }

    @Room("careless")
    static class Careless extends Parent {
        @OnJoin
        void alsoJoin() {
        }
    }

    static class Broken {
        @OnJoin
        static void join() {
        }
    }

    @Room("first")
    static class First extends Broken {
    }

    @Room("second")
    static class Second extends Broken {
    }
}
