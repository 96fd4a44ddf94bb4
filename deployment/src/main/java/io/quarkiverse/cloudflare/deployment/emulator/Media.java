package io.quarkiverse.cloudflare.deployment.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.deployment.emulator.dtls.DtlsIdentity;
import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Transports;

/**
 * What all apps of an emulator share: the loop, the certificate and the ports. Thread-safe.
 * <p>
 * The certificate takes half a second of a new JVM, so it is made in the background: when a request shows that somebody is
 * there, or a little later, when an application that is starting no longer wants the processor.
 */
final class Media implements Supplier<Transports>, AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;

    private final MediaLoop loop = MediaLoop.start();
    private final SecureRandom random;
    private final List<InetAddress> hosts;
    private final CompletableFuture<Void> wanted = new CompletableFuture<>();
    private final CompletableFuture<DtlsIdentity> identity = new CompletableFuture<>();
    private Transports transports; // null until the first session negotiates
    private boolean closed;

    Media(SecureRandom random, List<InetAddress> hosts) {
        this.random = random;
        this.hosts = hosts;
        Thread maker = new Thread(this::makeIdentity, "cloudflare-emulator-certificate");
        maker.setDaemon(true);
        maker.start();
    }

    MediaLoop loop() {
        return loop;
    }

    /** Says that the certificate is needed soon. */
    void want() {
        wanted.complete(null);
    }

    private void makeIdentity() {
        try {
            wanted.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // Now it disturbs nobody.
        } catch (Exception e) {
            identity.completeExceptionally(e);
        }
        if (!identity.isDone()) {
            identity.completeAsync(() -> DtlsIdentity.create(random, loop.clock()), Runnable::run);
        }
    }

    /** @return the ports, which are bound now if they were not */
    @Override
    public synchronized Transports get() {
        if (closed) {
            throw new IllegalStateException("The emulator is closed");
        }
        if (transports == null) {
            want();
            try {
                transports = new Transports(loop, identity.join(), hosts, random);
            } catch (IOException e) {
                throw new UncheckedIOException("No port for media at " + hosts + ": " + e.getMessage(), e);
            }
        }
        return transports;
    }

    /** @return how many packets were thrown away, by cause; nothing before there are ports */
    synchronized Map<String, Long> refused() {
        Map<String, Long> counts = new TreeMap<>();
        if (transports != null) {
            transports.counters().all().forEach((cause, count) -> counts.put(cause.name().toLowerCase(Locale.ROOT), count));
        }
        return counts;
    }

    @Override
    public synchronized void close() {
        closed = true;
        // Ends the thread, if it still waits.
        identity.cancel(false);
        want();
        if (transports != null) {
            transports.close();
        }
        loop.close();
    }
}
