package io.quarkiverse.cloudflare.deployment.emulator.turn;

import java.util.Optional;

/**
 * A TURN server that checks credentials made from a shared secret. Thread-safe.
 */
public interface TurnServer extends AutoCloseable {

    /** @return where it listens and what its credentials are made of; empty if there is none. May block while it starts */
    Optional<TurnEndpoint> endpoint();

    /** @return whether one runs now, without starting it */
    boolean running();

    @Override
    void close();

    /** @return none at all */
    static TurnServer none() {
        return new TurnServer() {
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
                // There is nothing to end.
            }
        };
    }
}
