package io.quarkiverse.cloudflare.deployment.test.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.quarkus.test.QuarkusUnitTest;

class ThreeMistakesInOneClassTest {

    private static final String HERE = ThreeMistakesInOneClassTest.class.getName() + "$";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClass(ChatRoom.class))
            .assertException(failure -> assertThat(failure)
                    .hasMessageContaining("Found 3 deployment problems")
                    .hasMessageContaining("A @RoomParam must name a segment of the pattern 'chat:{roomId}'; found 'room': "
                            + HERE + "ChatRoom#join(java.lang.String)\n\t- Rename the parameter to 'roomId', or write"
                            + " @RoomParam(\"roomId\").")
                    .hasMessageContaining("An @OnEvent method must accept at most one payload parameter; found 2"
                            + " [java.lang.String, java.lang.Integer]: " + HERE + "ChatRoom#say(java.lang.String,"
                            + " java.lang.Integer)\n\t- Wrap them in a record, or annotate path segments with @RoomParam.")
                    .hasMessageContaining("A @Room callback must not be private or static; found private: " + HERE
                            + "ChatRoom#shout(java.lang.String)\n\t- Remove the modifier; package-private is enough."));

    @Test
    void reportsThemTogether() {
        fail("This application must not start");
    }

    @Room("chat:{roomId}")
    static class ChatRoom {

        @OnJoin
        void join(@RoomParam String room) {
        }

        @OnEvent("say")
        void say(String text, Integer mood) {
        }

        @OnEvent("shout")
        private void shout(String text) {
        }
    }
}
