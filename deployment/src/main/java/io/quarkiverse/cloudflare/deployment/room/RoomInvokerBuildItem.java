package io.quarkiverse.cloudflare.deployment.room;

import io.quarkus.arc.processor.InvokerInfo;
import io.quarkus.builder.item.MultiBuildItem;

/** What calls a callback. Produced and consumed by {@link RoomDispatchProcessor}. */
final class RoomInvokerBuildItem extends MultiBuildItem {

    final RoomCallback callback;
    final InvokerInfo invoker;

    RoomInvokerBuildItem(RoomCallback callback, InvokerInfo invoker) {
        this.callback = callback;
        this.invoker = invoker;
    }
}
