package io.quarkiverse.cloudflare.deployment.room;

import io.quarkus.builder.item.MultiBuildItem;

/**
 * A kind of callback that rooms may have. Produced by every concern that has callbacks of its own, consumed by
 * {@link RoomProcessor}.
 */
public final class RoomCallbackKindBuildItem extends MultiBuildItem {

    final CallbackKind kind;

    public RoomCallbackKindBuildItem(CallbackKind kind) {
        this.kind = kind;
    }
}
