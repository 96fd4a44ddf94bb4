package io.quarkiverse.cloudflare.deployment.test.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class InvalidPayloadTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root.addClasses(TestMember.class,
            ReadingRoom.class, Order.class, Item.class, Size.class, Nick.class));

    @TestHTTPResource("/")
    URI server;

    record Order(String name, List<Item> items, Map<String, Item> byName, UUID id, boolean gift) {
    }

    record Item(int count, Size size) {

        Item {
            if (count < 0) {
                throw new IllegalArgumentException("secret");
            }
        }
    }

    record Nick(String nick) {

        Nick {
            Objects.requireNonNull(nick, "nick");
        }
    }

    enum Size {
        SMALL,
        LARGE
    }

    @Room(value = "reading:{roomId}", presence = false)
    static class ReadingRoom {

        @OnJoin
        void join(Nick nick) {
        }

        @OnEvent("order")
        void order(Order order) {
        }

        @OnEvent("text")
        void text(String text) {
        }

        @OnEvent("number")
        void number(int number) {
        }

        @OnEvent("list")
        void list(List<Integer> list) {
        }

        @OnEvent("params")
        void params(Member member) {
            member.joinParams(Order.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', emptyValue = "", value = {
            "order  | null                              | ''               | must not be null",
            "order  | \"secret\"                        | ''               | must be an object",
            "order  | [1]                               | ''               | must be an object",
            "order  | {\"name\":{}}                     | name             | must be a string",
            "order  | {\"items\":7}                     | items            | must be an array",
            "order  | {\"items\":[{},{\"count\":\"x\"}]} | items[1].count  | must be a number",
            "order  | {\"items\":[{\"count\":99999999999}]} | items[0].count | is out of range",
            "order  | {\"items\":[{\"size\":\"secret\"}]} | items[0].size  | must be one of the values it may have",
            "order  | {\"items\":[{\"count\":-1}]}      | items[0]         | cannot be read",
            "order  | {\"byName\":{\"a\":{\"count\":[]}}} | byName.a.count | must be a number",
            "order  | {\"byName\":[]}                   | byName           | must be an object",
            "order  | {\"id\":\"secret\"}               | id               | has the wrong format",
            "order  | {\"gift\":\"secret\"}             | gift             | must be true or false",
            "text   | {}                                | ''               | must be a string",
            "text   | null                              | ''               | must not be null",
            "number | \"secret\"                        | ''               | must be a number",
            "list   | [1,\"secret\"]                    | [1]              | must be a number",
            "list   | null                              | ''               | must not be null",
            "params | {}                                | name             | must be a string" })
    void saysWhereAndWhatButNeitherTheValueNorAClass(String event, String payload, String field, String problem)
            throws Exception {
        try (TestMember ada = TestMember.join(server, "reading:a", "{\"nick\":\"Ada\",\"name\":[]}")) {
            assertThat(ada.ask(event, payload)).isEqualTo(refused(field, problem));
            assertThat(ada.ask("text", "\"fine\"").get("status").asText()).isEqualTo("ok");
        }
    }

    @Test
    void refusesAJoinWhoseParamsCannotBeRead() throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            socket.send("[\"1\",\"1\",\"reading:a\",\"phx_join\",{\"nick\":[1]}]");
            assertThat(socket.reply("1").get(4)).isEqualTo(refused("nick", "must be a string"));
            socket.send("[\"2\",\"2\",\"reading:a\",\"phx_join\",{}]");
            assertThat(socket.reply("2").at("/4/response/reason").asText()).isEqualTo("invalid_payload");
            assertThat(socket.join("3", "reading:a", "{\"nick\":\"Ada\"}").has("_room")).isTrue();
        }
    }

    private static JsonNode refused(String field, String problem) {
        ObjectNode refused = JsonNodeFactory.instance.objectNode().put("status", "error");
        refused.putObject("response").put("reason", "invalid_payload").putObject("details").put("field", field)
                .put("problem", problem);
        return refused;
    }
}
