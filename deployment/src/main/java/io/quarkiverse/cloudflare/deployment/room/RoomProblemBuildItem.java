package io.quarkiverse.cloudflare.deployment.room;

import io.quarkus.builder.item.MultiBuildItem;

/** A mistake in a room. Produced by whoever finds one, consumed by {@link RoomProcessor}, which reports all at once. */
public final class RoomProblemBuildItem extends MultiBuildItem {

    final RoomProblem problem;

    public RoomProblemBuildItem(RoomProblem problem) {
        this.problem = problem;
    }
}
