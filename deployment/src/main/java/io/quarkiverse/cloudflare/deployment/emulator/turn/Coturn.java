package io.quarkiverse.cloudflare.deployment.emulator.turn;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

import org.jboss.logging.Logger;

/**
 * Coturn, if it is installed: started on the loopback address when its endpoint is first asked for, and again if it ended by
 * itself. Thread-safe.
 */
public final class Coturn implements TurnServer {

    private static final Logger LOG = Logger.getLogger(Coturn.class);

    private final Optional<Path> executable;
    private final RandomGenerator random;
    // Null until it is started, and when it could not be.
    private volatile CoturnProcess process;
    private boolean given;

    Coturn(Optional<Path> executable, RandomGenerator random) {
        this.executable = executable;
        this.random = random;
    }

    /** @return one that is not started yet */
    public static Coturn onDemand() {
        return new Coturn(find(System.getenv().getOrDefault("PATH", "")), new SecureRandom());
    }

    static Optional<Path> find(String path) {
        return Arrays.stream(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "turnserver")).filter(Files::isExecutable).findFirst();
    }

    @Override
    public synchronized Optional<TurnEndpoint> endpoint() {
        if (!given && !running()) {
            start();
        }
        return Optional.ofNullable(process).filter(CoturnProcess::alive).map(CoturnProcess::endpoint);
    }

    private void start() {
        if (executable.isEmpty()) {
            given = true;
            LOG.info("The Cloudflare emulator has no TURN server, so browsers get no ICE servers, because turnserver is not on"
                    + " the PATH: install the package coturn, for example with 'apt install coturn' or 'brew install coturn'");
            return;
        }
        try {
            process = CoturnProcess.start(executable.get(), random);
            LOG.debugf("The Cloudflare emulator started %s as process %d", process.endpoint(), process.pid());
        } catch (IOException e) {
            given = true;
            LOG.warnf(
                    "The Cloudflare emulator has no TURN server, so browsers get no ICE servers: %s. Run %s by hand to see why",
                    e.getMessage(), executable.get());
        }
    }

    @Override
    public boolean running() {
        CoturnProcess current = process;
        return current != null && current.alive();
    }

    /** Ends it, and returns when it has ended. It is not started again. */
    @Override
    public synchronized void close() {
        given = true;
        if (process != null) {
            process.close();
        }
    }
}
