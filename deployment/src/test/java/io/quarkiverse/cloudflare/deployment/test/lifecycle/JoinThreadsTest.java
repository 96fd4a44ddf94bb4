package io.quarkiverse.cloudflare.deployment.test.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.JoinAttempt;
import io.quarkiverse.cloudflare.room.JoinCheck;
import io.quarkiverse.cloudflare.room.JoinReplyContributor;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

class JoinThreadsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Busy.class, Journal.class, Check.class, Contribution.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    Journal journal;

    @Inject
    Rooms rooms;

    @Room("busy:{name}")
    static class Busy {

        @Inject
        Journal journal;

        @OnCreate
        void create() {
            journal.add("create");
        }

        @OnJoin
        void join() {
        }
    }

    @Singleton
    static class Check implements JoinCheck {

        @Inject
        Journal journal;

        @Override
        public Uni<Void> check(JoinAttempt attempt) {
            journal.add("check " + Context.isOnEventLoopThread());
            return attempt.params().has("stop") ? Uni.createFrom().failure(new IllegalStateException("stop"))
                    : Uni.createFrom().voidItem();
        }
    }

    @Singleton
    static class Contribution implements JoinReplyContributor {

        @Inject
        Journal journal;

        @Override
        public Uni<Map<String, ?>> contribute(Member member, boolean rejoin) {
            journal.add("contribution " + Context.isOnEventLoopThread());
            if (member.joinParams().has("broken")) {
                return Uni.createFrom().item(Map.of("broken", new Object()));
            }
            return Uni.createFrom().item(Map.of("media", Map.of("rejoin", rejoin), "id", "mine"));
        }
    }

    @Test
    void areTheEventLoopForChecksAndContributionsAlsoBehindAWorker() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            for (int i = 1; i <= 20; i++) {
                ada.send("[\"%d\",\"%d\",\"busy:a\",\"phx_join\",{}]".formatted(i, i));
            }
            JsonNode own = ada.reply("20").at("/4/response/_room");

            assertThat(own.get("media")).hasToString("{\"rejoin\":false}");
            assertThat(own.get("id").asText()).isNotEqualTo("mine");
            assertThat(journal.rest()).hasSize(41).containsOnly("create", "check true", "contribution true");
            rooms.closeAndAwait(RoomAddress.of("busy:a"));
            ada.event("phx_close");
        }
    }

    @Test
    void surviveAContributionThatCannotBeWritten() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            ada.send("[\"1\",\"1\",\"busy:b\",\"phx_join\",{\"broken\":true}]");
            assertThat(ada.reply("1").at("/4/response/reason").asText()).isEqualTo("internal");
            assertThat(rooms.countAndAwait(RoomAddress.of("busy:b"))).isZero();

            ada.join("2", "busy:b", "{}");
            assertThat(rooms.countAndAwait(RoomAddress.of("busy:b"))).isEqualTo(1);
            journal.rest();
        }
    }

    @Test
    void neverOpenARoomForSomeoneWhoMayNotEnter() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            ada.send("[\"1\",\"1\",\"busy:c\",\"phx_join\",{\"stop\":true}]");
            assertThat(ada.reply("1").at("/4/response/reason").asText()).isEqualTo("internal");

            assertThat(journal.rest()).containsExactly("check true");
        }
    }
}
