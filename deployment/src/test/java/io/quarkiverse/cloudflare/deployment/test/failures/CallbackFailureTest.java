package io.quarkiverse.cloudflare.deployment.test.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnError;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

class CallbackFailureTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(TestMember.class, BrokenRoom.class, Failed.class, Cyclic.class,
                    Broken.class))
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.SEVERE.intValue())
            .assertLogRecords(CallbackFailureTest::eachFailureWasLoggedOnce);

    @TestHTTPResource("/")
    URI server;

    record Failed(String type, String member) {
    }

    record Cyclic(List<Object> self) {
    }

    static class Broken {

        public String getText() {
            throw new AssertionError("secret");
        }
    }

    @Room(value = "broken:{roomId}", presence = false)
    static class BrokenRoom {

        @OnEvent("throws")
        void fails() {
            throw new IllegalStateException("secret");
        }

        @OnEvent("checked")
        void failsChecked() throws IOException {
            throw new IOException("secret");
        }

        @OnEvent("error")
        void failsBadly() {
            throw new StackOverflowError("secret");
        }

        @OnEvent("nonBlocking")
        @NonBlocking
        void failsOnTheLoop() {
            throw new IllegalStateException("secret");
        }

        @OnEvent("uni")
        Uni<String> failsLater() {
            return Uni.createFrom().failure(new IllegalStateException("secret"));
        }

        @OnEvent("uniThrows")
        Uni<String> failsAtOnce() {
            throw new IllegalStateException("secret");
        }

        @OnEvent("unwritable")
        Object unwritable() {
            return new Object();
        }

        @OnEvent("cyclic")
        Cyclic cyclic() {
            List<Object> self = new ArrayList<>();
            self.add(self);
            return new Cyclic(self);
        }

        @OnEvent("unwritableError")
        Broken unwritableWithAnError() {
            return new Broken();
        }

        @OnEvent("unwritableLater")
        Uni<Object> unwritableLater() {
            return Uni.createFrom().item(new Object());
        }

        @OnEvent("unwritableBroadcast")
        Broadcast<Object> unwritableBroadcast() {
            return Broadcast.toAll("never", new Object());
        }

        @OnEvent("reservedBroadcast")
        Broadcast<Object> reservedBroadcast() {
            return Broadcast.toAll("phx_close", "");
        }

        @OnEvent("fine")
        String fine() {
            return "fine";
        }

        @OnError
        Broadcast<Failed> failed(Throwable failure, Member member) {
            return Broadcast.toMember(member.id(), "failed", new Failed(failure.getClass().getSimpleName(), member.id()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "throws IllegalStateException", "checked IOException", "error StackOverflowError",
            "nonBlocking IllegalStateException", "uni IllegalStateException", "uniThrows IllegalStateException",
            "unwritable IllegalArgumentException", "cyclic IllegalArgumentException", "unwritableError AssertionError",
            "unwritableLater IllegalArgumentException", "unwritableBroadcast IllegalArgumentException",
            "reservedBroadcast IllegalArgumentException" })
    void answersInternalWithAnIdAndTellsOnError(String eventAndFailure) throws Exception {
        String event = eventAndFailure.split(" ")[0];
        try (TestMember ada = TestMember.join(server, "broken:a"); TestMember bob = TestMember.join(server, "broken:a")) {
            JsonNode answer = ada.ask(event, "{}");
            String id = answer.at("/response/details/id").asText();
            assertThat(id).isNotEmpty();
            assertThat(answer).hasToString(
                    "{\"status\":\"error\",\"response\":{\"reason\":\"internal\",\"details\":{\"id\":\"%s\"}}}".formatted(id));

            JsonNode failed = ada.event("failed").get(4);
            assertThat(failed.get("type").asText()).isEqualTo(eventAndFailure.split(" ")[1]);
            assertThat(failed.get("member").asText()).isEqualTo(ada.id());
            assertThat(ada.ask("fine", "{}").get("response").asText()).isEqualTo("fine");
            assertThat(bob.ask("fine", "{}").get("response").asText()).isEqualTo("fine");
            assertThat(bob.socket().taken("failed")).isEmpty();
        }
    }

    private static void eachFailureWasLoggedOnce(List<LogRecord> records) {
        assertThat(records).hasSize(12).allSatisfy(record -> {
            assertThat(record.getThrown()).isNotNull();
            assertThat(text(record)).matches("io\\.quarkiverse\\S+BrokenRoom#\\w+ failed in broken:a; the client was"
                    + " answered with 'internal' and the id [\\w-]{22}");
        });
        assertThat(records).extracting(CallbackFailureTest::text).doesNotHaveDuplicates();
    }

    private static String text(LogRecord record) {
        return record.getParameters() == null ? record.getMessage()
                : String.format(record.getMessage(), record.getParameters());
    }
}
