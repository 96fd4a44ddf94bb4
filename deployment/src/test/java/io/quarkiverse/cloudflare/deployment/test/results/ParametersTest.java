package io.quarkiverse.cloudflare.deployment.test.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class ParametersTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root.addClasses(TestMember.class,
            AllRoom.class, Point.class, Note.class, Colour.class, Nick.class));

    @TestHTTPResource("/")
    URI server;

    record Point(int x, int y) {
    }

    record Note(String text, Optional<String> title, Colour colour) {
    }

    record Nick(String nick) {
    }

    enum Colour {
        RED,
        BLUE
    }

    @Room(value = "all:{building}:{room}", presence = false)
    static class AllRoom {

        @OnJoin
        Map<String, String> join(Nick nick, Member member, RoomContext room) {
            return Map.of("payload", nick.nick(), "member", member.joinParams(Nick.class).nick(), "tree",
                    member.joinParams().toString(), "address", room.address().topic());
        }

        @OnEvent("record")
        String record(Point point) {
            return point.toString();
        }

        @OnEvent("tree")
        String tree(JsonNode tree) {
            return tree.getNodeType() + " " + tree;
        }

        @OnEvent("map")
        String map(Map<String, Point> map) {
            return map.get("p").toString();
        }

        @OnEvent("list")
        String list(List<Point> list) {
            return list.get(1).toString();
        }

        @OnEvent("string")
        String string(String text) {
            return text;
        }

        @OnEvent("int")
        int number(int number) {
            return number + 1;
        }

        @OnEvent("boolean")
        boolean truth(boolean truth) {
            return !truth;
        }

        @OnEvent("enum")
        String colour(Colour colour) {
            return colour.name();
        }

        @OnEvent("note")
        String note(Note note) {
            return note.toString();
        }

        @OnEvent("array")
        int array(int[] numbers) {
            return numbers.length;
        }

        @OnEvent("none")
        String none() {
            return "none";
        }

        @OnEvent("everything")
        String everything(@RoomParam String room, Member member, Nick nick, RoomContext context,
                @RoomParam("building") String house) {
            return String.join(" ", house, room, nick.nick(), context.param("room"), context.address().topic(),
                    String.valueOf(context.localMember(member.id()).isPresent()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "record  | {\"x\":1,\"y\":2}         | \"Point[x=1, y=2]\"",
            "tree    | {\"a\":[1]}               | \"OBJECT {\\\"a\\\":[1]}\"",
            "tree    | null                      | \"NULL null\"",
            "tree    | \"text\"                  | \"STRING \\\"text\\\"\"",
            "map     | {\"p\":{\"x\":3,\"y\":4}} | \"Point[x=3, y=4]\"",
            "list    | [{},{\"x\":5}]            | \"Point[x=5, y=0]\"",
            "string  | \"Grüezi\"                | \"Grüezi\"",
            "int     | 41                        | 42",
            "boolean | true                      | false",
            "enum    | \"BLUE\"                  | \"BLUE\"",
            "array   | [1,2,3]                   | 3",
            "none    | {\"ignored\":true}        | \"none\"",
            "none    | null                      | \"none\"",
            "note    | {\"text\":\"a\",\"title\":\"b\",\"colour\":\"RED\"} | \"Note[text=a, title=Optional[b], colour=RED]\"",
            "note    | {\"text\":\"a\"}          | \"Note[text=a, title=Optional.empty, colour=null]\"" })
    void readsThePayloadAsTheTypeOfTheParameter(String event, String payload, String response) throws Exception {
        try (TestMember ada = TestMember.join(server, "all:house:room", "{\"nick\":\"Ada\"}")) {
            assertThat(ada.ask(event, payload)).hasToString("{\"status\":\"ok\",\"response\":" + response + "}");
        }
    }

    @Test
    void suppliesEachParameterWhereverItStands() throws Exception {
        try (TestMember ada = TestMember.join(server, "all:house:room", "{\"nick\":\"Ada\"}")) {
            assertThat(ada.ask("everything", "{\"nick\":\"Bob\"}").get("response").asText())
                    .isEqualTo("house room Bob room all:house:room true");
        }
    }

    @Test
    void givesTheParamsOfTheJoinWithoutWhatTheExtensionPutsThere() throws Exception {
        String params = "{\"nick\":\"Ada\",\"_room\":{\"resume\":{\"token\":\"none\"}}}";
        try (TestMember ada = TestMember.join(server, "all:house:room", params)) {
            assertThat(ada.welcome().get("payload").asText()).isEqualTo("Ada");
            assertThat(ada.welcome().get("member").asText()).isEqualTo("Ada");
            assertThat(ada.welcome().get("tree").asText()).isEqualTo("{\"nick\":\"Ada\"}");
            assertThat(ada.welcome().get("address").asText()).isEqualTo("all:house:room");
        }
    }
}
