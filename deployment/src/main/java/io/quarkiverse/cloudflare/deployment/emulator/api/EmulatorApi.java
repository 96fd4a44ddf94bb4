package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.io.IOException;
import java.net.InetSocketAddress;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * The HTTP APIs of the emulator: the SFU and TURN under {@code /v1}, the account under {@code /client/v4}, and its own control
 * under {@code /emulator}. Thread-safe.
 */
public final class EmulatorApi implements AutoCloseable {

    private EmulatorApi() {
    }

    /**
     * Listens, and returns when it does.
     *
     * @param address port 0 lets the system choose one
     * @param timers of rates and delays
     * @throws IOException if the address cannot be had
     */
    public static EmulatorApi start(InetSocketAddress address, Account account, Timers timers) throws IOException {
        throw new UnsupportedOperationException();
    }

    public int port() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
