package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.media.OnPublish;
import io.quarkiverse.cloudflare.media.OnQuality;
import io.quarkiverse.cloudflare.media.Quality;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;

/** Mistakes of media and of rooms are reported together. */
class MediaMistakesTest {

    private static final String HERE = MediaMistakesTest.class.getName() + "$";

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Unseen.class, Chat.class, Stage.class))
            .assertException(failure -> assertThat(failure)
                    .hasMessageContaining("Found 6 deployment problems")
                    .hasMessageContaining("A @MediaRoom must have presence; found presence = false: " + HERE
                            + "Unseen\n\t- Remove presence = false from its @Room: members find each other's tracks in"
                            + " presence.")
                    .hasMessageContaining("The maxPublishers of a @MediaRoom must not be negative; found -1: " + HERE
                            + "Unseen\n\t- Write the most members that may publish at once, or 0 for no limit.")
                    .hasMessageContaining("An @OnPublish method must accept only [@RoomParam String, Member, RoomContext,"
                            + " PublishRequest]; found " + Quality.class.getName() + " wish: " + HERE + "Chat#publish("
                            + Quality.class.getName() + ")\n\t- Remove the parameter.")
                    .hasMessageContaining("An @OnPublish method must be in a room with @MediaRoom; found " + HERE + "Chat: "
                            + HERE + "Chat#publish(" + Quality.class.getName() + ")\n\t- Annotate the room with @MediaRoom,"
                            + " or remove @OnPublish.")
                    .hasMessageContaining("A @MediaRoom must be a @Room; found a class that is none: " + HERE
                            + "Stage\n\t- Annotate it with @Room too, or remove @MediaRoom.")
                    .hasMessageContaining("An @OnQuality method must be declared by a @Room class or a type it inherits from;"
                            + " found " + HERE + "Stage: " + HERE + "Stage#quality()\n\t- Annotate the class with @Room, or"
                            + " remove @OnQuality."));

    @Test
    void areReportedTogether() {
        fail("This application must not start");
    }

    @Room(value = "unseen:{id}", presence = false)
    @MediaRoom(maxPublishers = -1)
    static class Unseen {
    }

    @Room("chat:{id}")
    static class Chat {

        @OnEvent("say")
        void say() {
        }

        @OnPublish
        void publish(Quality wish) {
        }
    }

    @MediaRoom
    static class Stage {

        @OnQuality
        void quality() {
        }
    }
}
