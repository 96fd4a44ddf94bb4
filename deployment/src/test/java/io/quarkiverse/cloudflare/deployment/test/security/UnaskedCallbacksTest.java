package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.Audience;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnDrop;
import io.quarkiverse.cloudflare.room.OnEmpty;
import io.quarkiverse.cloudflare.room.OnError;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.OnTick;
import io.quarkiverse.cloudflare.room.Recipients;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** A rule for those who come and ask must not stop what a room does by itself. */
class UnaskedCallbacksTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Users.class, Wire.class, Staff.class, Guarded.class, Time.class))
            .overrideConfigKey("quarkus.http.auth.basic", "true");

    static final BlockingQueue<String> RAN = new LinkedBlockingQueue<>();

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @Singleton
    static class Time extends MovableTimers {
    }

    @RolesAllowed("staff")
    @Room("staff")
    static class Staff {

        @Inject
        SecurityIdentity identity;

        private void ran(String what) {
            RAN.add(what + (identity.isAnonymous() ? "" : " as " + identity.getPrincipal().getName()));
        }

        @OnCreate
        void create() {
            ran("create");
        }

        @OnTick(every = "1s")
        void tick() {
            ran("tick");
        }

        @OnEvent("fail")
        void fail() {
            throw new IllegalStateException("as the test wants it");
        }

        @OnEvent("tell")
        Broadcast<String> tell() {
            return Broadcast.to(Audience.named("all"), "told", "hello");
        }

        @Recipients("all")
        boolean all(Member to) {
            return true;
        }

        @OnError
        void error(Member member, Throwable failure) {
            ran("error");
        }

        @OnDrop
        void drop(Member member) {
            ran("drop");
        }

        @OnLeave
        void leave(Member member, LeaveReason reason) {
            ran("leave " + reason);
        }

        @OnEmpty
        void empty() {
            ran("empty");
        }
    }

    @Room("guarded")
    static class Guarded {

        @RolesAllowed("staff")
        @OnLeave
        void leave() {
            RAN.add("guarded leave");
        }

        @OnEmpty
        void empty() {
            RAN.add("guarded empty");
        }
    }

    @Test
    void runUnderARuleOnTheClass() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada+staff"))) {
            assertThat(Wire.join(ada, "staff")).isEqualTo("ok");
            assertThat(next()).isEqualTo("create");
            time.advance(Duration.ofSeconds(1));
            assertThat(next()).isEqualTo("tick");
            assertThat(Wire.push(ada, "staff", "fail")).isEqualTo("internal");
            assertThat(next()).isEqualTo("error as ada");
            assertThat(Wire.push(ada, "staff", "tell")).isEqualTo("ok");
            assertThat(ada.event("told").get(4).asText()).isEqualTo("hello");
            ada.cut();
            assertThat(next()).isEqualTo("drop as ada");
            for (int second = 1; second < 5; second++) {
                time.advance(Duration.ofSeconds(1));
                assertThat(next()).isEqualTo("tick");
            }
            time.advance(Duration.ofMillis(999));
            assertThat(RAN).isEmpty();
            time.advance(Duration.ofMillis(1));
            // The tick that falls due at the same moment may come before or not at all.
            String ran = next();
            assertThat(ran.equals("tick") ? next() : ran).isEqualTo("leave TIMEOUT as ada");
            assertThat(next()).isEqualTo("empty");
        }
    }

    @Test
    void aRefusedOnLeaveDoesNotKeepTheMember() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            assertThat(Wire.join(ada, "guarded")).isEqualTo("ok");
            ada.send("[null,\"9\",\"guarded\",\"phx_leave\",{}]");
            assertThat(ada.reply("9").at("/4/status").asText()).isEqualTo("ok");
            assertThat(next()).isEqualTo("guarded empty");
            assertThat(Wire.join(ada, "guarded")).isEqualTo("ok");
        }
    }

    private static String next() throws InterruptedException {
        return RAN.poll(20, TimeUnit.SECONDS);
    }
}
