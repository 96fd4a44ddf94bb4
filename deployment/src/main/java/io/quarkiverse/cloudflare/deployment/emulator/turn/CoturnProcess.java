package io.quarkiverse.cloudflare.deployment.emulator.turn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

/**
 * One process of coturn, with a folder and a secret of its own. It ends with this object, and with this JVM. Thread-safe.
 */
final class CoturnProcess implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CoturnProcess.class);

    // A free port may be gone again when coturn wants it.
    private static final int ATTEMPTS = 3;
    private static final int SECRET_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SECONDS_TO_END = 5;
    // Coturn relays IPv4 only, like Cloudflare.
    private static final String LOOPBACK = "127.0.0.1";
    private static final String OWNER_ONLY = "rw-------";

    // The pipe at the shell's standard input ends with this JVM, however that ends: then coturn, which has the process id of
    // the shell, is ended as well. A line on the pipe means that coturn has ended already.
    private static final String SCRIPT = "exec 3<&0; { read -r ended <&3 || kill $$; } >/dev/null 2>&1 & "
            + "exec \"$1\" -c \"$2\" </dev/null 3<&-";

    private final Process process;
    private final Path folder;
    private final TurnEndpoint endpoint;
    private final Thread hook;
    private final Thread reader;
    private volatile String lastLine = "it said nothing";
    private volatile boolean ending;

    private CoturnProcess(Process process, Path folder, TurnEndpoint endpoint) {
        this.process = process;
        this.folder = folder;
        this.endpoint = endpoint;
        this.hook = new Thread(this::close, "cloudflare-emulator-turn-end");
        this.reader = new Thread(this::read, "cloudflare-emulator-turn");
        reader.setDaemon(true);
    }

    /** @throws IOException if it does not run; the message says why */
    static CoturnProcess start(Path executable, RandomGenerator random) throws IOException {
        IOException failure = new IOException("it was not tried");
        for (int i = 0; i < ATTEMPTS; i++) {
            CoturnProcess started = launch(executable, random);
            try {
                new StunProbe(started.endpoint, random).await(PATIENCE, started::alive);
                started.supervise();
                return started;
            } catch (IOException e) {
                failure = new IOException("coturn did not answer at %s:%d: %s".formatted(started.endpoint.host(),
                        started.endpoint.port(), started.lastWords()), e);
                started.close();
            }
        }
        throw failure;
    }

    private static CoturnProcess launch(Path executable, RandomGenerator random) throws IOException {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        InetAddress loopback = InetAddress.getByName(LOOPBACK);
        TurnEndpoint endpoint = new TurnEndpoint(loopback.getHostAddress(), StunProbe.freePort(loopback),
                HexFormat.of().formatHex(secret));
        Path folder = Files.createTempDirectory("cloudflare-emulator-turn");
        Path config = folder.resolve("turnserver.conf");
        // Private before the secret is in it. Systems without such permissions have no coturn.
        Files.createFile(config, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.write(config, configuration(endpoint, folder));
        Process process = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "sh", executable.toString(), config.toString())
                .redirectErrorStream(true).directory(folder.toFile()).start();
        CoturnProcess launched = new CoturnProcess(process, folder, endpoint);
        Runtime.getRuntime().addShutdownHook(launched.hook);
        launched.reader.start();
        return launched;
    }

    /** Loopback only, credentials by the shared secret, and none of what Cloudflare has not. */
    static List<String> configuration(TurnEndpoint endpoint, Path folder) {
        return List.of("listening-ip=" + endpoint.host(), "relay-ip=" + endpoint.host(), "listening-port=" + endpoint.port(),
                "use-auth-secret", "static-auth-secret=" + endpoint.secret(), "realm=cloudflare-emulator", "fingerprint",
                "no-cli", "no-tls", "no-dtls", "no-tcp-relay", "no-multicast-peers",
                // The emulator itself is on the loopback address.
                "allow-loopback-peers",
                "relay-threads=1", "log-file=stdout", "simple-log", "pidfile=" + folder.resolve("turnserver.pid"),
                "userdb=" + folder.resolve("turndb"));
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    lastLine = line.strip();
                }
            }
        } catch (IOException e) {
            LOG.debugf("The output of coturn ended: %s", e.getMessage());
        }
    }

    /** Ask before destroy(), which closes its output. */
    private String lastWords() {
        if (!process.isAlive()) {
            try {
                reader.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return lastLine;
    }

    private void supervise() {
        process.onExit().thenRun(() -> {
            if (!ending) {
                LOG.warnf("The TURN server of the Cloudflare emulator ended by itself with status %d: %s. It is started again"
                        + " when credentials are asked for", process.exitValue(), lastWords());
                cleanUp();
            }
        });
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    TurnEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        ending = true;
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        cleanUp();
    }

    private void cleanUp() {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write('\n');
        } catch (IOException e) {
            LOG.debugf("Nobody reads the pipe of coturn any more: %s", e.getMessage());
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM ends, and coturn with it");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            LOG.debugf("A temporary folder of coturn stays: %s", e.getMessage());
        }
    }
}
