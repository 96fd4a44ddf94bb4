package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/** What the emulator logs above DEBUG, of all threads. Thread-safe. */
public final class LoudLogs extends Handler implements AutoCloseable {

    private final List<String> records = new CopyOnWriteArrayList<>();

    private LoudLogs() {
        setLevel(Level.ALL);
    }

    public static LoudLogs start() {
        LoudLogs logs = new LoudLogs();
        LogManager.getLogManager().getLogger("").addHandler(logs);
        return logs;
    }

    public List<String> records() {
        return List.copyOf(records);
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.INFO.intValue() && record.getLoggerName().startsWith("io.quarkiverse")) {
            records.add(record.getLoggerName() + ": " + record.getMessage() + " " + record.getThrown());
        }
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        LogManager.getLogManager().getLogger("").removeHandler(this);
    }
}
