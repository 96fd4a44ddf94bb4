package io.quarkiverse.cloudflare.deployment.room;

import static io.quarkiverse.cloudflare.deployment.room.Validation.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.ToolProvider;

import org.jboss.jandex.Indexer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnError;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.Recipients;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.quarkiverse.cloudflare.room.RoomParam;

class ParameterRulesTest {

    private static final String HERE = ParameterRulesTest.class.getName() + "$";
    private static final String MEMBER = "io.quarkiverse.cloudflare.room.Member";

    @Test
    void refusesTwoPayloads() {
        assertThat(messagesOf(TwoPayloads.class)).containsExactlyInAnyOrder(
                "An @OnEvent method must accept at most one payload parameter; found 2 [java.lang.String,"
                        + " java.util.List<java.lang.Integer>]: " + HERE + "TwoPayloads#say(java.lang.String, java.util.List, "
                        + MEMBER + ")\n\t- Wrap them in a record, or annotate path segments with @RoomParam.");
    }

    @Test
    void refusesASegmentThatThePatternDoesNotHave() {
        assertThat(messagesOf(WrongSegment.class, NoSegment.class)).containsExactlyInAnyOrder(
                "A @RoomParam must name a segment of the pattern 'lobby'; found 'roomId': " + HERE
                        + "NoSegment#join(java.lang.String)\n\t- Remove the parameter, or put '{roomId}' into the pattern.",
                "A @RoomParam must name a segment of the pattern 'chat:{roomId}'; found 'id': " + HERE
                        + "WrongSegment#leave(java.lang.String)\n\t- Rename the parameter to 'roomId', or write"
                        + " @RoomParam(\"roomId\").",
                "A @RoomParam must name a segment of the pattern 'chat:{roomId}'; found 'room': " + HERE
                        + "WrongSegment#join(java.lang.String)\n\t- Rename the parameter to 'roomId', or write"
                        + " @RoomParam(\"roomId\").");
    }

    @Test
    void refusesASegmentThatIsNoText() {
        assertThat(messagesOf(Number.class))
                .containsExactlyInAnyOrder("A @RoomParam must be a java.lang.String; found long roomId: "
                        + HERE + "Number#join(long)\n\t- Take a String and convert it in the method.");
    }

    @Test
    void refusesASegmentOfAClassCompiledWithoutParameterNames(@TempDir Path folder) throws IOException {
        Path source = folder.resolve("Bare.java");
        Files.writeString(source, "@io.quarkiverse.cloudflare.room.Room(\"chat:{roomId}\") class Bare {"
                + " @io.quarkiverse.cloudflare.room.OnJoin void join(@io.quarkiverse.cloudflare.room.RoomParam String roomId) {}}");
        List<String> options = List.of("-g:none", "-proc:none", "-classpath", System.getProperty("java.class.path"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source)).call()).isTrue();
        Indexer indexer = new Indexer();
        try (var bytes = Files.newInputStream(folder.resolve("Bare.class"))) {
            indexer.index(bytes);
        }

        assertThat(messagesOf(indexer.complete()))
                .containsExactlyInAnyOrder("A @RoomParam without a value needs parameter names in the"
                        + " class file: Bare\n\t- Compile with -parameters (the Quarkus Maven plugin template does).");
    }

    @Test
    void refusesWhatACallbackIsNotGivenAndListsWhatItIs() {
        assertThat(messagesOf(Greedy.class)).containsExactlyInAnyOrder(
                "A @Recipients method must accept only [@RoomParam String, Member, RoomContext]; found java.lang.String team: "
                        + HERE + "Greedy#team(" + MEMBER + ", java.lang.String)\n\t- Remove the parameter.",
                "An @OnBinary method must accept only [@RoomParam String, Member, RoomContext, byte[]]; found java.lang.String"
                        + " text: " + HERE + "Greedy#draw(java.lang.String)\n\t- Remove the parameter.",
                "An @OnCreate method must accept only [@RoomParam String, RoomContext]; found " + MEMBER + " member: " + HERE
                        + "Greedy#create(" + MEMBER + ")\n\t- Remove the parameter.",
                "An @OnError method must accept only [@RoomParam String, Member, RoomContext, Throwable]; found"
                        + " io.quarkiverse.cloudflare.room.LeaveReason reason: " + HERE
                        + "Greedy#error(io.quarkiverse.cloudflare.room.LeaveReason)\n\t- Remove the parameter.",
                "An @OnLeave method must accept only [@RoomParam String, Member, RoomContext, LeaveReason]; found"
                        + " java.lang.Throwable failure: " + HERE
                        + "Greedy#leave(java.lang.Throwable)\n\t- Remove the parameter.");
    }

    @Test
    void refusesTwoMembers() {
        assertThat(messagesOf(Two.class))
                .containsExactlyInAnyOrder("A @Recipients method must accept at most one Member; found 2: "
                        + HERE + "Two#team(" + MEMBER + ", " + MEMBER
                        + ")\n\t- Take the other one from RoomContext.localMember(id).");
    }

    @Room("two")
    static class Two {
        @OnEvent("say")
        void say(RoomContext room, Member from, String text) {
        }

        @Recipients("team")
        boolean team(Member from, Member to) {
            return true;
        }
    }

    @Room("two-payloads")
    static class TwoPayloads {
        @OnEvent("say")
        void say(String text, List<Integer> more, Member from) {
        }
    }

    @Room("chat:{roomId}")
    static class WrongSegment {
        @OnJoin
        void join(@RoomParam String room) {
        }

        @OnLeave
        void leave(@RoomParam("id") String roomId) {
        }
    }

    @Room("lobby")
    static class NoSegment {
        @OnJoin
        void join(@RoomParam String roomId) {
        }
    }

    @Room("chat:{roomId}")
    static class Number {
        @OnJoin
        void join(@RoomParam long roomId) {
        }
    }

    @Room("greedy")
    static class Greedy {
        @OnCreate
        void create(Member member) {
        }

        @OnLeave
        void leave(Throwable failure) {
        }

        @OnError
        void error(LeaveReason reason) {
        }

        @OnBinary("draw")
        void draw(String text) {
        }

        @Recipients("team")
        boolean team(Member to, String team) {
            return true;
        }
    }
}
