package io.quarkiverse.cloudflare.deployment.typescript;

import io.quarkus.builder.item.SimpleBuildItem;

/**
 * What to write. Produced and consumed by {@link TypeScriptProcessor}; absent if nothing is asked for, or a room is malformed.
 */
final class TypeScriptBuildItem extends SimpleBuildItem {

    final String output;
    final String text;

    TypeScriptBuildItem(String output, String text) {
        this.output = output;
        this.text = text;
    }
}
