package io.quarkiverse.cloudflare.deployment;

import io.quarkiverse.cloudflare.runtime.config.RequiredSettings;
import io.quarkus.builder.item.MultiBuildItem;

/**
 * Settings that the application cannot do without, because it injects what needs them. Each concern produces its own; they are
 * checked together when the application starts, by {@link CloudflareProcessor}.
 */
public final class RequiredSettingsBuildItem extends MultiBuildItem implements Comparable<RequiredSettingsBuildItem> {

    final RequiredSettings settings;

    public RequiredSettingsBuildItem(RequiredSettings settings) {
        this.settings = settings;
    }

    @Override
    public int compareTo(RequiredSettingsBuildItem other) {
        return settings.prefix().compareTo(other.settings.prefix());
    }
}
