package io.quarkiverse.cloudflare.deployment;

import io.quarkus.builder.item.MultiBuildItem;

/**
 * An API of Cloudflare that the application uses. Each concern produces its own; the emulator looks whether it must stand in.
 */
public final class UsedClientBuildItem extends MultiBuildItem {

    public final Api api;
    public final String name;

    private UsedClientBuildItem(Api api, String name) {
        this.api = api;
        this.name = name;
    }

    /**
     * @param app as {@link InjectedClients} names it
     */
    public static UsedClientBuildItem calls(String app) {
        return new UsedClientBuildItem(Api.CALLS, app);
    }

    /** An API of which there is but one client. */
    public static UsedClientBuildItem of(Api api) {
        return new UsedClientBuildItem(api, InjectedClients.DEFAULT);
    }

    public enum Api {
        CALLS,
        TURN,
        ACCOUNT
    }
}
