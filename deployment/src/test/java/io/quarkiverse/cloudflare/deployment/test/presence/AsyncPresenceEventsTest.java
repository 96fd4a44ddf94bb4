package io.quarkiverse.cloudflare.deployment.test.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.Journal;
import io.quarkiverse.cloudflare.presence.InRoom;
import io.quarkiverse.cloudflare.presence.Joined;
import io.quarkiverse.cloudflare.presence.Left;
import io.quarkiverse.cloudflare.presence.PresenceEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.NonBlocking;

class AsyncPresenceEventsTest {

    private static final int JOINS = 300;

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Seen.class, Journal.class, Observer.class))
            .overrideConfigKey("quarkus.cloudflare.rooms.max-messages-per-second", "0")
            .overrideConfigKey("quarkus.cloudflare.rooms.max-joins-per-minute", "0");

    @TestHTTPResource("/")
    URI server;

    @Inject
    Journal journal;

    @Inject
    Rooms rooms;

    @Room("seen")
    static class Seen {

        @OnJoin
        @NonBlocking
        void join() {
        }
    }

    @Singleton
    static class Observer {

        @Inject
        Journal journal;

        void joined(@ObservesAsync @Joined PresenceEvent event) {
            journal.add("+" + event.generation());
            if (event.generation() % 50 == 0) {
                throw new IllegalStateException("an observer that fails");
            }
        }

        void left(@ObservesAsync @Left @InRoom(Seen.class) PresenceEvent event) {
            journal.add("-" + event.generation() + event.reason().map(Enum::name).orElse(""));
        }
    }

    @Test
    void keepTheOrderOfARoom() throws Exception {
        try (RawSocket ada = RawSocket.connect(server)) {
            for (int i = 1; i <= JOINS; i++) {
                ada.send("[\"%d\",\"%d\",\"seen\",\"phx_join\",{}]".formatted(i, i));
            }
            ada.reply(Integer.toString(JOINS));
            rooms.closeAndAwait(RoomAddress.of("seen"));

            List<String> expected = new ArrayList<>();
            for (int i = 1; i <= JOINS; i++) {
                if (i > 1) {
                    expected.add("-" + (i - 1) + "REPLACED");
                }
                expected.add("+" + i);
            }
            expected.add("-" + JOINS + "CLOSED");
            assertThat(journal.until("-" + JOINS + "CLOSED")).isEqualTo(expected);
        }
    }
}
