package io.quarkiverse.cloudflare.deployment.test.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.jackson.JacksonMixin;
import io.quarkus.test.QuarkusProdModeTest;

/** A packaged application that asks for the types of its rooms. */
class TypesOfRoomsTest {

    private static final Path FILE = Path.of("target/typescript-" + UUID.randomUUID(), "rooms.ts").toAbsolutePath();

    @RegisterExtension
    static final QuarkusProdModeTest app = new QuarkusProdModeTest()
            .withApplicationRoot(root -> root.addClasses(Clock.class, Time.class, Mixin.class))
            .overrideConfigKey("quarkus.cloudflare.typescript.output", FILE.toString())
            .overrideConfigKey("quarkus.jackson.property-naming-strategy", "SNAKE_CASE")
            .overrideConfigKey("quarkus.jackson.write-durations-as-timestamps", "false");

    @Test
    void areWrittenAsTheMapperOfTheApplicationWrites() throws IOException {
        assertThat(Files.readString(FILE)).endsWith("""

                /** `@Room("clock")` */
                export interface Clock {
                  topic: `clock`;
                  params: object;
                  reply: { [key: string]: never };
                  pushes: {
                    now: { payload: object; reply: Time };
                  };
                  events: {};
                }

                export interface Time {
                  it_is_now: string;
                  up_for: string;
                  zone: string;
                }
                """);
    }

    @Room("clock")
    static class Clock {

        @OnEvent("now")
        Time now() {
            return new Time(Instant.EPOCH, Duration.ZERO, "UTC");
        }
    }

    record Time(Instant itIsNow, Duration upFor, String inZone) {
    }

    @JacksonMixin(Time.class)
    interface Mixin {

        @JsonProperty("zone")
        String inZone();
    }
}
