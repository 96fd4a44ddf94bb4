package io.quarkiverse.cloudflare.deployment.test.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** A build with every mistake there is: all are reported, each with its whole message, ordered by class. */
class EveryMistakeTest {

    private static final String HERE = Mistakes.class.getName() + "$";
    private static final String RESERVED = " must not have a reserved name (phx_*, presence_*, cf_*, heartbeat); found ";

    private static final List<String> MESSAGES = List.of(
            "The capacity of a @Room must not be negative; found -1: " + HERE
                    + "Capacity\n\t- Write the most members it may have, or 0 for no limit.",
            "Two rooms must not match the same topic; 'chat:{id}' and 'chat:{name}' both match 'chat:x':\n\t- " + HERE
                    + "Chat\n\t- " + HERE + "Support\n\t- Give one of them a literal segment.",
            "A @Room must be a class that can be created; found an interface: " + HERE
                    + "Contract\n\t- Move the annotation to a class that implements it.",
            "A @Room must have at most one @OnEvent(\"say\") method; found 2:\n\t- " + HERE + "Duplicates#say()\n\t- " + HERE
                    + "Duplicates#talk()\n\t- Rename one of them, or make them one method.",
            "An @OnTick method must have an interval of at least 10 ms; found '1ms': " + HERE
                    + "Interval#tick()\n\t- Write it like every = \"15s\" or every = \"500ms\".",
            "An @OnJoin method must reply with a JSON object; found java.lang.String: " + HERE
                    + "JoinReply#join()\n\t- Wrap it in a record.",
            "A @Room callback must not be private or static; found private: " + HERE
                    + "Modifiers#join()\n\t- Remove the modifier; package-private is enough.",
            "A @Room callback must not be private or static; found static: " + HERE
                    + "Modifiers#leave()\n\t- Remove the modifier; package-private is enough.",
            "An @OnLeave method must accept only [@RoomParam String, Member, RoomContext, LeaveReason]; found int number: "
                    + HERE + "Parameter#leave(int)\n\t- Remove the parameter.",
            "The room pattern 'a:{id}:{id}' has two parameters named 'id': " + HERE + "Pattern\n\t- Rename one of them.",
            "An @OnEvent method must accept at most one payload parameter; found 2 [java.lang.String, java.lang.String]: "
                    + HERE + "Payloads#say(java.lang.String, java.lang.String)"
                    + "\n\t- Wrap them in a record, or annotate path segments with @RoomParam.",
            "An @OnEvent method" + RESERVED + "'phx_say': " + HERE + "Reserved#say()\n\t- Choose another name.",
            "An @OnLeave method must return void, Broadcast<T> or Uni of these; found int: " + HERE
                    + "Result#leave()\n\t- Return one of these, or void and use the RoomContext.",
            "A @RoomParam must name a segment of the pattern 'segment:{roomId}'; found 'room': " + HERE
                    + "Segment#join(java.lang.String)"
                    + "\n\t- Rename the parameter to 'roomId', or write @RoomParam(\"roomId\").",
            "A @Room must declare at least one callback; found none: " + HERE + "Silent\n\t- Annotate a method with one of"
                    + " @OnBinary, @OnCreate, @OnDrop, @OnEmpty, @OnError, @OnEvent, @OnJoin, @OnLeave, @OnRejoin, @OnTick.",
            "An @OnEvent method must be declared by a @Room class or a type it inherits from; found " + HERE + "Stray: " + HERE
                    + "Stray#say()\n\t- Annotate the class with @Room, or remove @OnEvent.",
            "A @Room callback must have at most one of @Blocking, @NonBlocking and @RunOnVirtualThread; found @Blocking,"
                    + " @NonBlocking: " + HERE + "Threads#join()\n\t- Keep the one that says where it runs.",
            "An @OnEvent method must accept a payload Jackson can read; found " + HERE + "Shape, an interface: " + HERE
                    + "Unreadable#draw(" + HERE + "Shape)\n\t- Take a record or a class, or say with @JsonTypeInfo or"
                    + " @JsonDeserialize which one it is.");

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClass(Mistakes.class).addClasses(Mistakes.class.getDeclaredClasses()))
            .assertException(failure -> {
                assertThat(failure).hasMessageContaining("Found %d deployment problems".formatted(MESSAGES.size()));
                assertThat(MESSAGES).allSatisfy(message -> assertThat(failure).hasMessageContaining(message))
                        .isSortedAccordingTo(Comparator.comparing(message -> failure.getMessage().indexOf(message)));
            });

    @Test
    void isReportedAtOnce() {
        fail("This application must not start");
    }
}
