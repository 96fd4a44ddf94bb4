package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.security.Authenticated;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** What an annotation on the class of a room means for joins. */
class SecuredRoomTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Users.class, Wire.class, Anyone.class, Known.class, Silent.class,
                    Staff.class, Nobody.class, Lobby.class, Vault.class))
            .overrideConfigKey("quarkus.http.auth.basic", "true");

    @TestHTTPResource("/")
    URI server;

    @Room("anyone")
    static class Anyone {

        @OnJoin
        void join() {
        }
    }

    @Authenticated
    @Room("known")
    static class Known {

        @OnJoin
        void join() {
        }
    }

    @Authenticated
    @Room("silent")
    static class Silent {

        @OnEvent("ping")
        void ping() {
        }
    }

    @RolesAllowed({ "staff", "boss" })
    @Room("staff")
    static class Staff {

        @OnEvent("ping")
        void ping() {
        }
    }

    @DenyAll
    @Room("nobody")
    static class Nobody {

        @OnEvent("ping")
        void ping() {
        }
    }

    @RolesAllowed("staff")
    @Room("lobby")
    static class Lobby {

        @PermitAll
        @OnJoin
        void join() {
        }

        @OnEvent("ping")
        void ping() {
        }
    }

    @Authenticated
    @Room("vault")
    static class Vault {

        @RolesAllowed("staff")
        @OnJoin
        void join() {
        }
    }

    @Test
    void asksSomeoneAnonymousToLogIn() throws Exception {
        try (RawSocket anonymous = RawSocket.connect(server)) {
            for (String topic : new String[] { "known", "silent", "staff", "nobody", "vault" }) {
                assertThat(Wire.join(anonymous, topic)).as(topic).isEqualTo("unauthorized");
                assertThat(Wire.push(anonymous, topic, "ping")).as(topic).isEqualTo("not_joined");
            }
            assertThat(Wire.join(anonymous, "anyone")).isEqualTo("ok");
        }
    }

    @Test
    void forbidsWhoLacksTheRole() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada+guest"))) {
            for (String topic : new String[] { "staff", "nobody", "vault" }) {
                assertThat(Wire.join(ada, topic)).as(topic).isEqualTo("forbidden");
                assertThat(Wire.push(ada, topic, "ping")).as(topic).isEqualTo("not_joined");
            }
            assertThat(Wire.join(ada, "known")).isEqualTo("ok");
            assertThat(Wire.join(ada, "silent")).isEqualTo("ok");
        }
    }

    @Test
    void admitsWhoHasTheRole() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada+staff"));
                RawSocket bob = RawSocket.connect(server, Users.as("bob+boss"))) {
            assertThat(Wire.join(ada, "staff")).isEqualTo("ok");
            assertThat(Wire.push(ada, "staff", "ping")).isEqualTo("ok");
            assertThat(Wire.join(bob, "staff")).isEqualTo("ok");
            assertThat(Wire.join(ada, "vault")).isEqualTo("ok");
            assertThat(Wire.join(ada, "nobody")).isEqualTo("forbidden");
        }
    }

    @Test
    void letsTheAnnotationOfOnJoinStandInPlaceOfTheOneOnTheClass() throws Exception {
        try (RawSocket anonymous = RawSocket.connect(server)) {
            assertThat(Wire.join(anonymous, "lobby")).isEqualTo("ok");
            assertThat(Wire.push(anonymous, "lobby", "ping")).isEqualTo("unauthorized");
        }
    }

    @Test
    void saysNothingOfTheRuleToTheClient() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada"))) {
            assertThat(Wire.joined(ada, "staff", "{}").toString())
                    .isEqualTo("{\"status\":\"error\",\"response\":{\"reason\":\"forbidden\"}}");
        }
    }
}
