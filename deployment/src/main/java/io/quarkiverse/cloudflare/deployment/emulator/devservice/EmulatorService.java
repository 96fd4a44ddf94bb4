package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.deployment.emulator.CloudflareEmulator;
import io.quarkiverse.cloudflare.deployment.emulator.EmulatorSettings;
import io.quarkus.deployment.builditem.Startable;

/**
 * The emulator as Quarkus starts and ends it. Thread-safe once it has started.
 */
public final class EmulatorService implements Startable {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.cloudflare.emulator");

    // The page of the Dev UI outlives builds, and so does the emulator.
    private static volatile EmulatorService running; // null if none runs

    private final Supplier<EmulatorSettings> settings;
    private volatile CloudflareEmulator emulator; // null unless it runs

    EmulatorService(Supplier<EmulatorSettings> settings) {
        this.settings = settings;
    }

    /** @return the one that runs */
    static Optional<EmulatorService> running() {
        return Optional.ofNullable(running);
    }

    @Override
    public void start() {
        emulator = CloudflareEmulator.start(settings.get());
        running = this;
    }

    /** Called when its settings have reached the application. */
    void announce() {
        LOG.infof("Cloudflare emulator listening on %s", getConnectionInfo());
    }

    <T> T ask(Function<CloudflareEmulator, T> question) {
        return question.apply(emulator);
    }

    @Override
    public String getConnectionInfo() {
        return emulator.callsUri().toString();
    }

    /** @return null, because it is no container */
    @Override
    public String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (running == this) {
            running = null;
        }
        if (emulator != null) {
            emulator.close();
        }
    }
}
