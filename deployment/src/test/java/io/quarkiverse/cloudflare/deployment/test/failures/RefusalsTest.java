package io.quarkiverse.cloudflare.deployment.test.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.OnError;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class RefusalsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, StrictRoom.class))
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(records -> assertThat(records).hasSize(2).allSatisfy(record -> assertThat(record.getMessage())
                    .isEqualTo("The details of the refusal '%s' in %s cannot be written; the client gets none")));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Rooms rooms;

    @Room(value = "strict:{roomId}", presence = false)
    static class StrictRoom {

        @OnJoin
        void join(@RoomParam String roomId) {
            switch (roomId) {
                case "bare" -> throw new JoinRefusedException();
                case "reason" -> throw new JoinRefusedException("nickname_taken");
                case "details" -> throw new JoinRefusedException("nickname_taken", Map.of("free", List.of("Ada2")));
                case "unwritable" -> throw new JoinRefusedException("odd", Map.of("what", new Object()));
                default -> {
                }
            }
        }

        @OnEvent("bare")
        void bare() {
            throw new EventRefusedException();
        }

        @OnEvent("reason")
        Uni<Void> reason() {
            return Uni.createFrom().failure(new EventRefusedException("too_late"));
        }

        @OnEvent("details")
        void details() {
            throw new EventRefusedException("too_late", Map.of("deadline", 5));
        }

        @OnEvent("unwritable")
        void unwritable() {
            throw new EventRefusedException("odd", Map.of("what", new Object()));
        }

        @OnError
        void neverForARefusal(Throwable failure) {
            throw new AssertionError("Refusals are no failures", failure);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "bare       | {\"reason\":\"refused\"}",
            "reason     | {\"reason\":\"too_late\"}",
            "details    | {\"reason\":\"too_late\",\"details\":{\"deadline\":5}}",
            "unwritable | {\"reason\":\"odd\"}" })
    void refusesAnEventWithTheReasonAndDetailsOfTheApplication(String event, String response) throws Exception {
        try (TestMember ada = TestMember.join(server, "strict:a")) {
            assertThat(ada.ask(event, "{}")).hasToString("{\"status\":\"error\",\"response\":" + response + "}");
            assertThat(ada.ask("bare", "{}").at("/response/reason").asText()).isEqualTo("refused");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "bare       | {\"reason\":\"refused\"}",
            "reason     | {\"reason\":\"nickname_taken\"}",
            "details    | {\"reason\":\"nickname_taken\",\"details\":{\"free\":[\"Ada2\"]}}",
            "unwritable | {\"reason\":\"odd\"}" })
    void refusesAJoinAndLeavesNothingBehind(String room, String response) throws Exception {
        try (RawSocket socket = RawSocket.connect(server)) {
            String topic = "strict:" + room;
            socket.send("[\"1\",\"1\",\"%s\",\"phx_join\",{}]".formatted(topic));
            assertThat(socket.reply("1").get(4)).hasToString("{\"status\":\"error\",\"response\":" + response + "}");
            socket.send("[\"1\",\"2\",\"%s\",\"bare\",{}]".formatted(topic));
            assertThat(socket.reply("2").at("/4/response/reason").asText()).isEqualTo("not_joined");
            // A second refusal comes behind what the first one left to do.
            socket.send("[\"3\",\"3\",\"strict:other\",\"phx_join\",{}]").reply("3");
            assertThat(rooms.existsAndAwait(RoomAddress.of(topic))).isFalse();
        }
    }

    @Test
    void refusalsOfOneRoomLeaveTheOthersOfTheSocketAlone() throws Exception {
        try (TestMember ada = TestMember.join(server, "strict:a")) {
            ada.socket().send("[\"9\",\"9\",\"strict:bare\",\"phx_join\",{}]").reply("9");
            assertThat(ada.ask("reason", "{}").at("/response/reason").asText()).isEqualTo("too_late");
        }
    }
}
