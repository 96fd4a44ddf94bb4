package io.quarkiverse.cloudflare.deployment.test.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import jakarta.enterprise.inject.Vetoed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.test.QuarkusUnitTest;

class RoomThatIsNoBeanTest {

    private static final String HERE = RoomThatIsNoBeanTest.class.getName() + "$";
    private static final String RULE = "A @Room must be a CDI bean; found a class that is none: ";
    private static final String FIX = "\n\t- Make it a top-level or static class with one constructor or an @Inject one,"
            + " without @Vetoed, that quarkus.arc.exclude-types does not name.";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Vetted.class, Inner.class, Excluded.class))
            .overrideConfigKey("quarkus.arc.exclude-types", Excluded.class.getName())
            .assertException(failure -> assertThat(failure)
                    .hasMessageContaining("Found 3 deployment problems")
                    .hasMessageContaining(RULE + HERE + "Vetted" + FIX)
                    .hasMessageContaining(RULE + HERE + "Inner" + FIX)
                    .hasMessageContaining(RULE + HERE + "Excluded" + FIX));

    @Test
    void isRefused() {
        fail("This application must not start");
    }

    @Vetoed
    @Room("vetoed")
    static class Vetted {
        @OnJoin
        void join() {
        }
    }

    @Room("inner")
    class Inner {
        @OnJoin
        void join() {
        }
    }

    @Room("excluded")
    static class Excluded {
        @OnJoin
        void join() {
        }
    }
}
