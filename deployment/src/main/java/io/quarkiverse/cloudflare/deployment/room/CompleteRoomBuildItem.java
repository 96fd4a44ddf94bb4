package io.quarkiverse.cloudflare.deployment.room;

import org.jboss.jandex.DotName;

import io.quarkus.builder.item.MultiBuildItem;

/**
 * An annotation that makes a room worth joining, even if it has no callbacks. Produced by the concern it belongs to, consumed
 * by
 * {@link RoomProcessor}.
 */
public final class CompleteRoomBuildItem extends MultiBuildItem {

    final DotName annotation;

    public CompleteRoomBuildItem(Class<?> annotation) {
        this.annotation = DotName.createSimple(annotation);
    }
}
