package io.quarkiverse.cloudflare.deployment.test.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.Audience;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Recipients;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class BroadcastsTest {

    private static final AtomicInteger ROOMS = new AtomicInteger();

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, TeamRoom.class, Params.class, Text.class));

    @TestHTTPResource("/")
    URI server;

    record Params(String name, String team) {
    }

    record Text(String to, String text) {
    }

    @Room(value = "team:{roomId}", presence = false)
    static class TeamRoom {

        @OnJoin
        void join(Params params, Member member) {
            member.attributes().set(params);
            member.tag(params.team());
        }

        @OnEvent("all")
        Broadcast<String> all(Text text) {
            return Broadcast.toAll("said", text.text());
        }

        @OnEvent("others")
        Broadcast<String> others(Text text) {
            return Broadcast.toOthers("said", text.text());
        }

        @OnEvent("member")
        Broadcast<String> member(Text text) {
            return Broadcast.toMember(text.to(), "said", text.text());
        }

        @OnEvent("except")
        Broadcast<String> except(Text text) {
            return Broadcast.to(Audience.except(text.to()), "said", text.text());
        }

        @OnEvent("user")
        Broadcast<String> user(Text text, RoomContext room) {
            return Broadcast.toUser(room.localMember(text.to()).orElseThrow().key(), "said", text.text());
        }

        @OnEvent("tag")
        Uni<Broadcast<String>> tag(Text text) {
            return Uni.createFrom().item(Broadcast.toTag("red", "said", text.text()));
        }

        @OnEvent("rule")
        Broadcast<String> rule(Text text) {
            return Broadcast.to(Audience.named("longNames"), "said", text.text());
        }

        @OnEvent("noRule")
        Broadcast<String> noRule() {
            return Broadcast.to(Audience.named("unheardOf"), "said", "");
        }

        @OnEvent("binary")
        Broadcast<byte[]> binary() {
            return Broadcast.toAll("bytes", new byte[] { 1, 2 });
        }

        @OnEvent("volatile")
        Broadcast<String> fleeting() {
            return Broadcast.toAll("said", "fleeting").asVolatile();
        }

        @Recipients("longNames")
        boolean longNames(Member to) {
            return to.attributes().get(Params.class).orElseThrow().name().length() > 3;
        }
    }

    String room;
    TestMember ada;
    TestMember bob;
    TestMember cleo;

    @BeforeEach
    void joinAll() throws Exception {
        room = "team:" + (char) ('a' + ROOMS.getAndIncrement());
        ada = TestMember.join(server, room, "{\"name\":\"Ada\",\"team\":\"red\"}");
        bob = TestMember.join(server, room, "{\"name\":\"Bob\",\"team\":\"blue\"}");
        cleo = TestMember.join(server, room, "{\"name\":\"Cleo\",\"team\":\"red\"}");
    }

    @AfterEach
    void closeAll() {
        List.of(ada, bob, cleo).forEach(TestMember::close);
    }

    @ParameterizedTest
    @CsvSource({ "all,Ada Bob Cleo", "others,Bob Cleo", "member,Bob", "except,Ada Cleo", "user,Bob", "tag,Ada Cleo",
            "rule,Cleo" })
    void reachesExactlyItsAudience(String event, String receivers) throws Exception {
        assertThat(ada.ask(event, "{\"to\":\"%s\",\"text\":\"for some\"}".formatted(bob.id())))
                .hasToString("{\"status\":\"ok\",\"response\":{}}");
        ada.ask("all", "{\"text\":\"last\"}");

        List<String> reached = new ArrayList<>();
        collect("Ada", ada, event, reached);
        collect("Bob", bob, event, reached);
        collect("Cleo", cleo, event, reached);
        assertThat(reached).containsExactly(receivers.split(" "));
    }

    private static void collect(String name, TestMember member, String event, List<String> reached) throws Exception {
        JsonNode frame = member.event("said");
        if (!frame.get(4).asText().equals("last")) {
            assertThat(frame.get(0).isNull()).isTrue();
            assertThat(frame.get(1).isNull()).as("only one to all has a position").isEqualTo(!event.equals("all"));
            assertThat(frame.get(4).asText()).isEqualTo("for some");
            reached.add(name);
            frame = member.event("said");
        }
        assertThat(frame.get(4).asText()).isEqualTo("last");
    }

    @Test
    void numbersWhatIsForAllWithoutAGap() throws Exception {
        ada.ask("all", "{\"text\":\"one\"}");
        ada.ask("others", "{\"text\":\"none\"}");
        ada.ask("volatile", "{}");
        ada.ask("binary", "{}");
        ada.ask("all", "{\"text\":\"two\"}");
        String start = cleo.welcome().at("/_room/position").asText();
        assertThat(start).endsWith(":0");
        assertThat(bob.event("said").get(1).asText()).isEqualTo(start.replace(":0", ":1"));
        assertThat(bob.event("said").get(1).isNull()).isTrue();
        assertThat(bob.event("said").get(1).isNull()).isTrue();
        assertThat(bob.event("said").get(1).asText()).isEqualTo(start.replace(":0", ":2"));
    }

    @Test
    void sendsABinaryBroadcast() throws Exception {
        ada.ask("binary", "{}");
        byte[] expected = ("\2\6\5" + room + "bytes\1\2").getBytes();
        for (TestMember member : List.of(ada, bob, cleo)) {
            assertThat(member.socket().binary()).isEqualTo(expected);
        }
    }

    @Test
    void answersInternalToABroadcastByAnUnknownRule() throws Exception {
        assertThat(ada.ask("noRule", "{}").at("/response/reason").asText()).isEqualTo("internal");
        assertThat(ada.ask("all", "{\"text\":\"still here\"}").get("status").asText()).isEqualTo("ok");
    }
}
