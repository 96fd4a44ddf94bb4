package io.quarkiverse.cloudflare.deployment.room;

import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Naming.EVENT;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Naming.INTERVAL;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Naming.NAME;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Parameter.BINARY_PAYLOAD;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Parameter.MEMBER;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Parameter.PAYLOAD;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result.BOOLEAN;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result.BROADCAST;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result.NOTHING;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result.OBJECT_REPLY;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result.REPLY;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result.STREAM;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Trait.RULE;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Trait.SECURABLE;

import java.util.List;

import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnDrop;
import io.quarkiverse.cloudflare.room.OnEmpty;
import io.quarkiverse.cloudflare.room.OnError;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.OnRejoin;
import io.quarkiverse.cloudflare.room.OnTick;
import io.quarkiverse.cloudflare.room.Recipients;
import io.quarkus.deployment.annotations.BuildStep;

/** The callbacks of rooms themselves, described as any other concern describes its own. */
class RoomCallbackKindProcessor {

    static final List<CallbackKind> KINDS = List.of(
            CallbackKind.of(OnCreate.class).returns(NOTHING).build(),
            CallbackKind.of(OnJoin.class).takes(MEMBER, PAYLOAD).returns(NOTHING, OBJECT_REPLY, BROADCAST).is(SECURABLE)
                    .build(),
            CallbackKind.of(OnEvent.class).named(EVENT).takes(MEMBER, PAYLOAD).returns(NOTHING, REPLY, BROADCAST, STREAM)
                    .is(SECURABLE).build(),
            CallbackKind.of(OnBinary.class).named(EVENT).takes(MEMBER, BINARY_PAYLOAD)
                    .returns(NOTHING, REPLY, BROADCAST, STREAM).is(SECURABLE).build(),
            CallbackKind.of(OnDrop.class).takes(MEMBER).returns(NOTHING, BROADCAST).is(SECURABLE).build(),
            CallbackKind.of(OnRejoin.class).takes(MEMBER, PAYLOAD).returns(NOTHING, OBJECT_REPLY, BROADCAST).is(SECURABLE)
                    .build(),
            CallbackKind.of(OnLeave.class).takes(MEMBER).takes(LeaveReason.class).returns(NOTHING, BROADCAST).is(SECURABLE)
                    .build(),
            CallbackKind.of(OnEmpty.class).returns(NOTHING).build(),
            CallbackKind.of(OnError.class).takes(MEMBER).takes(Throwable.class).returns(NOTHING, BROADCAST).build(),
            CallbackKind.of(OnTick.class).named(INTERVAL).returns(NOTHING, BROADCAST).build(),
            CallbackKind.of(Recipients.class).named(NAME).takes(MEMBER).returns(BOOLEAN).is(RULE).build());

    @BuildStep
    List<RoomCallbackKindBuildItem> describeCallbacks() {
        return KINDS.stream().map(RoomCallbackKindBuildItem::new).toList();
    }
}
