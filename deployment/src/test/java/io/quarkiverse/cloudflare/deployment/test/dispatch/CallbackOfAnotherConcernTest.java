package io.quarkiverse.cloudflare.deployment.test.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Parameter;
import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result;
import io.quarkiverse.cloudflare.deployment.room.RoomCallbackKindBuildItem;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.runtime.room.CallbackDefinition;
import io.quarkiverse.cloudflare.runtime.room.ParameterDefinition;
import io.quarkiverse.cloudflare.runtime.room.RoomDefinitions;
import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.BuildStep;
import io.quarkus.test.QuarkusUnitTest;

/** A kind of callback that rooms do not know reaches the application as theirs do. */
class CallbackOfAnotherConcernTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Stage.class, OnPublish.class))
            .addBuildChainCustomizer(new MediaConcern());

    @Inject
    RoomDefinitions definitions;

    @Test
    void isDispatchedLikeAnyOther() throws Exception {
        assertThat(definitions.rooms().get(0).callbacks()).singleElement().satisfies(publish -> {
            assertThat(publish.kind()).isEqualTo("OnPublish");
            assertThat(publish.parameters()).extracting(ParameterDefinition::type).containsExactly(Member.class,
                    TimeUnit.class);
        });
        CallbackDefinition publish = definitions.rooms().get(0).callbacks().get(0);
        assertThat(publish.invoker().invoke(null, new Object[] { null, TimeUnit.DAYS })).isEqualTo("DAYS");
    }

    // A class of its own, because the test is loaded once more where there are no build items.
    static class MediaConcern implements Consumer<BuildChainBuilder> {
        @Override
        public void accept(BuildChainBuilder chain) {
            chain.addBuildStep(new BuildStep() {
                @Override
                public void execute(BuildContext context) {
                    context.produce(new RoomCallbackKindBuildItem(CallbackKind.of(OnPublish.class).takes(Parameter.MEMBER)
                            .takes(TimeUnit.class).returns(Result.REPLY).build()));
                }
            }).produces(RoomCallbackKindBuildItem.class).build();
        }
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface OnPublish {
    }

    @Room("stage")
    static class Stage {
        @OnPublish
        String publish(Member member, TimeUnit unit) {
            return unit.name();
        }
    }
}
