package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

import io.quarkiverse.cloudflare.support.MovableTimers;

/**
 * Two associations with a simulated network between them: the client asks, the server answers.
 */
final class SctpPair {

    static final int BINARY = 53;
    static final Reliability UNORDERED = new Reliability(false, OptionalInt.empty(), OptionalInt.empty());

    final MovableTimers timers = new MovableTimers();
    final SimulatedNetwork up;
    final SimulatedNetwork down;
    final RecordingPeer clientEvents = new RecordingPeer();
    final RecordingPeer serverEvents = new RecordingPeer();
    final SctpAssociation client;
    final SctpAssociation server;

    SctpPair(long seed) {
        this(seed, new Random(seed));
    }

    SctpPair(long seed, RandomGenerator random) {
        up = new SimulatedNetwork(timers, seed);
        down = new SimulatedNetwork(timers, seed + 1);
        client = new SctpAssociation(SctpSettings.WEBRTC, timers, random, up.to(this::toServer), clientEvents);
        server = new SctpAssociation(SctpSettings.WEBRTC, timers, random, down.to(this::toClient), serverEvents);
    }

    /** A pair that is up, over a network that is still perfect. */
    static SctpPair connected(long seed) {
        SctpPair pair = new SctpPair(seed);
        pair.connect();
        return pair;
    }

    void connect() {
        client.connect();
        run(() -> client.established() && server.established());
    }

    SctpPair loses(double share) {
        up.loss = share;
        down.loss = share;
        return this;
    }

    SctpPair jitters(int millis) {
        up.jitterMillis = millis;
        down.jitterMillis = millis;
        return this;
    }

    SctpPair duplicates(double share) {
        up.duplication = share;
        down.duplication = share;
        return this;
    }

    /** Lets time pass until it is so, ten minutes at most. */
    void run(BooleanSupplier done) {
        for (int millis = 0; millis < 600_000 && !done.getAsBoolean(); millis += 5) {
            timers.advance(Duration.ofMillis(5));
        }
        if (!done.getAsBoolean()) {
            throw new AssertionError("Ten minutes were not enough; client " + client.stats() + " " + clientEvents.ends
                    + ", server " + server.stats() + " " + serverEvents.ends);
        }
    }

    void run(Duration time) {
        timers.advance(time);
    }

    /** Lets time pass until everything that was sent has arrived or was given up. */
    void settle() {
        run(() -> client.buffered() == 0 && server.buffered() == 0);
        run(Duration.ofSeconds(1));
    }

    boolean say(int stream, String text, Reliability reliability) {
        return client.send(stream, BINARY, text.getBytes(), reliability);
    }

    static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static Reliability repeated(boolean ordered, int times) {
        return new Reliability(ordered, OptionalInt.of(times), OptionalInt.empty());
    }

    static Reliability within(boolean ordered, int millis) {
        return new Reliability(ordered, OptionalInt.empty(), OptionalInt.of(millis));
    }

    private void toServer(byte[] packet, int length) {
        server.receive(packet, length);
    }

    private void toClient(byte[] packet, int length) {
        client.receive(packet, length);
    }
}
