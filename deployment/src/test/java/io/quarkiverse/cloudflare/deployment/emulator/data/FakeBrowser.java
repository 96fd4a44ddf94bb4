package io.quarkiverse.cloudflare.deployment.emulator.data;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

import io.quarkiverse.cloudflare.deployment.emulator.sctp.Reliability;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpAssociation;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpEvents;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;
import io.quarkiverse.cloudflare.support.MovableTimers;

/**
 * A browser with the channels of its session: what it sends on a stream goes through a real association.
 */
final class FakeBrowser implements SctpEvents {

    static final int STRING = 51;
    static final ChannelOptions RELIABLE = options(true, OptionalInt.empty(), false, false);
    static final ChannelOptions REPLYING = options(true, OptionalInt.empty(), false, true);
    static final ChannelOptions GATED = options(true, OptionalInt.empty(), true, false);
    static final ChannelOptions UNRELIABLE = options(false, OptionalInt.of(0), false, false);

    record Heard(int stream, int ppid, String text, boolean ordered) {
    }

    final SessionChannels channels;
    final List<Heard> heard = new ArrayList<>();
    final List<Integer> closed = new ArrayList<>();
    private final MovableTimers timers;
    private final SctpAssociation association;
    private final SctpAssociation server;
    /** Packets to the browser stay away while it is set. */
    boolean deaf;

    FakeBrowser(MovableTimers timers, int seed) {
        this(timers, seed, SctpSettings.WEBRTC);
    }

    /** @param settings with the longest message that this browser takes */
    FakeBrowser(MovableTimers timers, int seed, SctpSettings settings) {
        this.timers = timers;
        Random random = new Random(seed);
        association = new SctpAssociation(SctpSettings.WEBRTC, timers, random,
                (packet, length) -> later(Arrays.copyOf(packet, length), true), this);
        List<SctpAssociation> made = new ArrayList<>();
        channels = new SessionChannels(() -> made.stream().findFirst(), timers);
        server = new SctpAssociation(settings, timers, random,
                (packet, length) -> later(Arrays.copyOf(packet, length), false), channels.events());
        made.add(server);
    }

    FakeBrowser connect() {
        association.connect();
        timers.advance(Duration.ofMillis(20));
        return this;
    }

    private void later(byte[] packet, boolean toServer) {
        timers.after(Duration.ofMillis(1), () -> {
            if (toServer) {
                server.receive(packet, packet.length);
            } else if (!deaf) {
                association.receive(packet, packet.length);
            }
        });
    }

    void say(int stream, String text) {
        say(stream, STRING, text);
    }

    void say(int stream, int ppid, String text) {
        association.send(stream, ppid, text.getBytes(StandardCharsets.UTF_8), Reliability.RELIABLE);
        timers.advance(Duration.ofMillis(250));
    }

    void say(int stream, byte[] payload) {
        association.send(stream, 53, payload, Reliability.RELIABLE);
        timers.advance(Duration.ofMillis(250));
    }

    /** Closes a channel as pages do. */
    void close(int stream) {
        association.resetStream(stream);
        timers.advance(Duration.ofMillis(250));
    }

    void leave() {
        association.close();
        timers.advance(Duration.ofMillis(250));
    }

    List<String> texts() {
        return heard.stream().map(Heard::text).toList();
    }

    Optional<ChannelView> view(int id) {
        return channels.list().stream().filter(channel -> channel.id() == id).findFirst();
    }

    static ChannelOptions options(boolean ordered, OptionalInt maxRetransmits, boolean waitForAck, boolean canReply) {
        return new ChannelOptions(ordered, maxRetransmits, OptionalInt.empty(), waitForAck, canReply);
    }

    @Override
    public void established() {
        // Nothing waits for it.
    }

    @Override
    public void message(int stream, int ppid, byte[] payload, boolean ordered) {
        heard.add(new Heard(stream, ppid, new String(payload, StandardCharsets.UTF_8), ordered));
    }

    @Override
    public void streamReset(int stream) {
        closed.add(stream);
        association.resetStream(stream);
    }

    @Override
    public void closed(String reason) {
        closed.add(-1);
    }
}
