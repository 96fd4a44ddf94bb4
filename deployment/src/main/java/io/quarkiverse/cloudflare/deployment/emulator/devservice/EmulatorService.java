package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    private final Supplier<List<InetAddress>> hosts;
    private final EmulatorBuildItem wanted;
    private volatile CloudflareEmulator emulator; // null unless it runs

    EmulatorService(Supplier<List<InetAddress>> hosts, EmulatorBuildItem wanted) {
        this.hosts = hosts;
        this.wanted = wanted;
    }

    /** @return the one that runs */
    static Optional<EmulatorService> running() {
        return Optional.ofNullable(running);
    }

    @Override
    public void start() {
        emulator = CloudflareEmulator.start(
                new EmulatorSettings(wanted.port, hosts.get(), wanted.turn, Optional.empty(), Optional.empty()));
        running = this;
    }

    void announce() {
        LOG.infof("Cloudflare emulator listening on %s", getConnectionInfo());
    }

    /** @return whether it runs, and is what is wanted now */
    boolean serves(EmulatorBuildItem item) {
        return emulator != null && wanted.identity().equals(item.identity());
    }

    /** @return what the application needs to use it */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        wanted.settings.forEach((key, value) -> settings.put(key, ask(value)));
        return settings;
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
    public synchronized void close() {
        if (running == this) {
            running = null;
        }
        if (emulator != null) {
            emulator.close();
            emulator = null;
        }
    }
}
