package io.quarkiverse.cloudflare.support;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Reads every log record of the program, of all categories and levels, and remembers those that hold what must not be seen.
 * Thread-safe.
 */
public final class CapturedLogs implements AutoCloseable {

    // Shorter ones, such as "s=-", are found by chance.
    private static final int SHORTEST_TELLING_LINE = 10;
    // Message, context and stack trace.
    private static final Formatter FORMAT = new PatternFormatter("%s %X %e");

    private final Logger root = LogManager.getLogManager().getLogger("");
    private final Set<String> forbidden = new ConcurrentSkipListSet<>();
    private final List<String> leaks = new CopyOnWriteArrayList<>();
    private final AtomicInteger traced = new AtomicInteger();
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord record) {
            read(record);
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    };

    private CapturedLogs() {
    }

    public static CapturedLogs start() {
        CapturedLogs logs = new CapturedLogs();
        logs.handler.setLevel(Level.ALL);
        logs.root.addHandler(logs.handler);
        return logs;
    }

    /** No record may hold one of these from now on. */
    public CapturedLogs forbid(String... secrets) {
        forbidden.addAll(Arrays.asList(secrets));
        return this;
    }

    /** No record may hold a line of this SDP from now on. */
    public CapturedLogs forbidLines(String sdp) {
        sdp.lines().filter(line -> line.length() >= SHORTEST_TELLING_LINE).forEach(forbidden::add);
        return this;
    }

    /** @return category, level and message of the records that held what is forbidden */
    public List<String> leaks() {
        return List.copyOf(leaks);
    }

    /** @return how many records were below DEBUG: none, unless the program logs everything */
    public int traced() {
        return traced.get();
    }

    private void read(LogRecord record) {
        if (record.getLevel().intValue() < Level.FINE.intValue()) {
            traced.incrementAndGet();
        }
        String text = text(record);
        forbidden.stream().filter(text::contains).findFirst().ifPresent(secret -> leaks
                .add("%s at %s holds '%s': %s".formatted(record.getLoggerName(), record.getLevel(), secret, text)));
    }

    private static String text(LogRecord record) {
        return FORMAT.format(ExtLogRecord.wrap(record)) + ' ' + Arrays.deepToString(record.getParameters());
    }

    @Override
    public void close() {
        root.removeHandler(handler);
    }
}
