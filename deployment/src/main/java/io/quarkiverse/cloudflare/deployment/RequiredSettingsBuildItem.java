package io.quarkiverse.cloudflare.deployment;

import java.util.List;

import io.quarkus.builder.item.MultiBuildItem;

/**
 * Settings that the application cannot do without, because it injects what needs them. Each concern produces its own; they are
 * checked together when the application starts, by {@link CloudflareProcessor}.
 */
public final class RequiredSettingsBuildItem extends MultiBuildItem implements Comparable<RequiredSettingsBuildItem> {

    final String prefix;
    final List<String> names;

    /**
     * @param prefix for example {@code quarkus.cloudflare.turn}; a part in quotes is a name the user chose
     * @param names of the settings below it
     */
    public RequiredSettingsBuildItem(String prefix, List<String> names) {
        this.prefix = prefix;
        this.names = List.copyOf(names);
    }

    @Override
    public int compareTo(RequiredSettingsBuildItem other) {
        return prefix.compareTo(other.prefix);
    }
}
