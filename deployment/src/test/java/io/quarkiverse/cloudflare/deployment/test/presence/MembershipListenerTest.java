package io.quarkiverse.cloudflare.deployment.test.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.Journal;
import io.quarkiverse.cloudflare.deployment.test.lifecycle.StoppedTime;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.MembershipListener;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

class MembershipListenerTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(Plain.class, StoppedTime.class, Journal.class, Broken.class, Follower.class));

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @Inject
    Journal journal;

    @Room("plain")
    static class Plain {

        @OnJoin
        void join() {
        }
    }

    @Singleton
    static class Broken implements MembershipListener {

        @Override
        public void joined(Member member) {
            throw new IllegalStateException("a listener that fails");
        }
    }

    @Singleton
    static class Follower implements MembershipListener {

        @Inject
        Journal journal;

        @Override
        public void joined(Member member) {
            journal.add("joined");
        }

        @Override
        public void away(Member member) {
            journal.add("away " + member.away());
        }

        @Override
        public void rejoined(Member member) {
            journal.add("rejoined " + member.away());
        }

        @Override
        public void left(Member member, LeaveReason reason) {
            journal.add("left " + reason);
        }
    }

    @Test
    void followsAMembershipFromBeginningToEnd() throws Exception {
        try (RawSocket first = RawSocket.connect(server); RawSocket second = RawSocket.connect(server)) {
            JsonNode before = first.join("1", "plain", "{}").get("_room");
            first.cut();
            journal.until("away true");
            second.join("1", "plain", "{\"_room\":{\"resume\":{\"token\":" + before.get("resume") + "}}}");
            assertThat(journal.until("rejoined false")).containsExactly("rejoined false");
            second.cut();
            assertThat(journal.until("away true")).containsExactly("away true");
            time.advance(Duration.ofSeconds(5));
            assertThat(journal.until("left TIMEOUT")).containsExactly("left TIMEOUT");
        }
    }
}
