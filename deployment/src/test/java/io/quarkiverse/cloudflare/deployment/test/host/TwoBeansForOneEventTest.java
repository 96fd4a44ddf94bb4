package io.quarkiverse.cloudflare.deployment.test.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Set;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.ReservedEvents;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

class TwoBeansForOneEventTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Hall.class, Some.class, One.class, Another.class))
            .assertException(failure -> assertThat(failure)
                    .hasStackTraceContaining("Only one bean can answer the event 'cf_same'; found ")
                    .hasStackTraceContaining("TwoBeansForOneEventTest$One")
                    .hasStackTraceContaining("TwoBeansForOneEventTest$Another"));

    @Room("hall")
    static class Hall {

        @OnEvent("any")
        void any() {
        }
    }

    abstract static class Some implements ReservedEvents {

        @Override
        public Set<String> names() {
            return Set.of("cf_same");
        }

        @Override
        public Uni<?> handle(Member member, String event, JsonNode payload) {
            return Uni.createFrom().nullItem();
        }
    }

    @Singleton
    static class One extends Some {
    }

    @Singleton
    static class Another extends Some {
    }

    @Test
    void failTheStart() {
        fail("The application must not start");
    }
}
