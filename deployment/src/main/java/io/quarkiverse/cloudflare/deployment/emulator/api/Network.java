package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.sfu.Sfu;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;

/**
 * How bad the network of all sessions is, also of those to come. Thread-safe.
 */
final class Network {

    private final Map<Direction, ImpairmentSettings> settings = new EnumMap<>(Direction.class);

    Network() {
        for (Direction direction : Direction.values()) {
            settings.put(direction, ImpairmentSettings.NONE);
        }
    }

    synchronized void impair(Direction direction, ImpairmentSettings wanted, Iterable<Sfu> sfus) {
        settings.put(direction, wanted);
        sfus.forEach(sfu -> Pending.of(sfu.impair(Optional.empty(), direction, wanted)));
    }

    /** Makes a new SFU have the network of the others. */
    synchronized void join(Sfu sfu) {
        settings.forEach((direction, wanted) -> {
            if (!wanted.equals(ImpairmentSettings.NONE)) {
                Pending.of(sfu.impair(Optional.empty(), direction, wanted));
            }
        });
    }

    synchronized ImpairmentSettings of(Direction direction) {
        return settings.get(direction);
    }
}
