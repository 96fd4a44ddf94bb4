package io.quarkiverse.cloudflare.deployment.emulator.turn;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs at INFO and above. Thread-safe. */
final class LoggedLines extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;

    LoggedLines(Class<?> category) {
        logger = Logger.getLogger(category.getName());
        setLevel(Level.INFO);
        logger.addHandler(this);
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        Object[] values = line.getParameters();
        lines.add(values == null ? line.getMessage() : String.format(line.getMessage(), values));
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
