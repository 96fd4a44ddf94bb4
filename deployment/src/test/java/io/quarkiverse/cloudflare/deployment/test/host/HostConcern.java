package io.quarkiverse.cloudflare.deployment.test.host;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Parameter;
import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result;
import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Trait;
import io.quarkiverse.cloudflare.deployment.room.RoomCallbackKindBuildItem;
import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.BuildStep;

/** Adds the callbacks of a concern that rooms do not know to the build of a test. */
class HostConcern implements Consumer<BuildChainBuilder> {

    /** In the turn of an event. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface OnAsk {
    }

    /** In a turn of its own. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface OnGone {
    }

    @Override
    public void accept(BuildChainBuilder chain) {
        chain.addBuildStep(new BuildStep() {
            @Override
            public void execute(BuildContext context) {
                context.produce(new RoomCallbackKindBuildItem(CallbackKind.of(OnAsk.class).takes(Parameter.MEMBER)
                        .takes(TimeUnit.class).takes(String.class)
                        .returns(Result.NOTHING, Result.REPLY, Result.BROADCAST).is(Trait.SECURABLE).build()));
                context.produce(new RoomCallbackKindBuildItem(CallbackKind.of(OnGone.class).takes(Parameter.MEMBER)
                        .takes(String.class).returns(Result.NOTHING, Result.BROADCAST).build()));
            }
        }).produces(RoomCallbackKindBuildItem.class).build();
    }
}
