package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

import io.quarkiverse.cloudflare.deployment.emulator.CloudflareEmulator;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * The emulator that this application needs. Produced by {@link EmulatorProcessor} if it needs one, and started by it as the
 * launch mode wants.
 */
final class EmulatorBuildItem extends SimpleBuildItem {

    final int port;
    final List<String> hosts;
    final boolean turn;
    final SortedMap<String, Function<CloudflareEmulator, String>> settings;

    EmulatorBuildItem(int port, List<String> hosts, boolean turn,
            SortedMap<String, Function<CloudflareEmulator, String>> settings) {
        this.port = port;
        this.hosts = hosts;
        this.turn = turn;
        this.settings = settings;
    }

    /** @return equal for two builds if the emulator of the first serves the second. Knows only types of the JDK */
    List<?> identity() {
        return List.of(port, hosts, turn, List.copyOf(settings.keySet()));
    }
}
