package io.quarkiverse.cloudflare.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.runtime.presence.PresenceDiff;
import io.quarkiverse.cloudflare.runtime.presence.PresenceTable;

/** What presence costs in a room of some size: a change should not depend on it, the view a joining member gets does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PresenceBenchmark {

    // A tenth of them changes within one diff window.
    private static final int CHANGING = 10;

    @Param({ "50", "1000" })
    int members;

    private PresenceTable table;
    private ObjectNode fields;
    private int next;

    @Setup
    public void fill() {
        table = new PresenceTable(new Counter());
        fields = JsonNodeFactory.instance.objectNode().put("name", "Ada").put("typing", false);
        for (int i = 0; i < members; i++) {
            table.track("member" + i, "user" + i, fields);
        }
        table.takeDiff();
    }

    @Benchmark
    public PresenceDiff tellsOfOneLeaveAndOneJoin() {
        String member = "member" + next++ % members;
        table.untrack(member);
        table.takeDiff();
        table.track(member, member, fields);
        return table.takeDiff();
    }

    @Benchmark
    public PresenceDiff mergesTheUpdatesOfAWindow() {
        for (int i = 0; i < members / CHANGING; i++) {
            String member = "member" + next++ % members;
            table.track(member, member, fields);
        }
        return table.takeDiff();
    }

    @Benchmark
    public ObjectNode showsAJoiningMemberEveryone() {
        return table.announced();
    }

    /** References that never come back. */
    private static final class Counter implements Supplier<String> {

        private long last;

        @Override
        public String get() {
            return Long.toString(++last, Character.MAX_RADIX);
        }
    }
}
