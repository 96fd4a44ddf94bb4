package io.quarkiverse.cloudflare.bench;

import java.util.concurrent.TimeUnit;

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

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.runtime.protocol.ClientFrame;
import io.quarkiverse.cloudflare.runtime.protocol.FrameCodec;
import io.quarkiverse.cloudflare.runtime.protocol.FrameException;

/** What a frame costs before and after it is on the network; a broadcast pays for its push once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FrameCodecBenchmark {

    /** What a room says. */
    public record Said(String from, String text) {
    }

    private static final String TOPIC = "chat:lobby";

    /** The size of the text in the payload, in bytes. */
    @Param({ "100", "2000" })
    int size;

    private final FrameCodec codec = new FrameCodec(new ObjectMapper());
    private Said said;
    private String event;

    @Setup
    public void prepare() {
        String text = "x".repeat(size);
        said = new Said("Zm9vYmFyYmF6", text);
        event = "[\"1\",\"42\",\"" + TOPIC + "\",\"say\",{\"text\":\"" + text + "\"}]";
    }

    @Benchmark
    public byte[] writesABroadcast() {
        return codec.push(null, "@a1b2c3d4:123456", TOPIC, "said", said);
    }

    @Benchmark
    public byte[] writesAReply() {
        return codec.reply("1", "42", TOPIC, "ok", null);
    }

    @Benchmark
    public ClientFrame readsAnEvent() throws FrameException {
        return codec.decode(event);
    }
}
