package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.media.SimulcastChoice;
import io.quarkiverse.cloudflare.support.MovableTimers;

/**
 * An SFU whose time and whose connections are the test's.
 */
final class SfuStudio {

    final MovableTimers timers = new MovableTimers();
    final List<TestConnection> connections = new ArrayList<>();
    final LocalSfu sfu;

    SfuStudio() {
        this(SfuSettings.DEFAULT);
    }

    SfuStudio(SfuSettings settings) {
        sfu = new LocalSfu(Runnable::run,
                new Sessions(timers, new OfflineConnections(connections, timers), settings, new Random(7)));
    }

    /** A client with a session of its own. */
    Client client() {
        return new Client(now(sfu.open(Optional.empty(), false, Optional.empty())).id());
    }

    void advance(long seconds) {
        timers.advance(Duration.ofSeconds(seconds));
    }

    /** What a request came to at once. */
    static <T> T now(CompletableFuture<T> future) {
        if (!future.isDone()) {
            throw new AssertionError("It still waits");
        }
        try {
            return future.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof SfuException refused) {
                throw refused;
            }
            throw failure;
        }
    }

    static TrackRequest local(String mid, String name) {
        return new TrackRequest(true, Optional.of(mid), Optional.empty(), Optional.of(name), false, Optional.empty(),
                Optional.empty());
    }

    static TrackRequest wanted(TrackKind kind, String name, boolean bidirectional) {
        return new TrackRequest(true, Optional.empty(), Optional.empty(), Optional.of(name), bidirectional, Optional.of(kind),
                Optional.empty());
    }

    static TrackRequest remote(Client publisher, String name) {
        return new TrackRequest(false, Optional.empty(), Optional.of(publisher.id), Optional.of(name), false, Optional.empty(),
                Optional.empty());
    }

    static TrackRequest into(String mid, Client publisher, String name) {
        return new TrackRequest(false, Optional.of(mid), Optional.of(publisher.id), Optional.of(name), false,
                Optional.empty(), Optional.empty());
    }

    static TrackRequest layer(String mid, Client publisher, String name, SimulcastChoice choice) {
        return new TrackRequest(false, Optional.of(mid), Optional.of(publisher.id), Optional.of(name), false,
                Optional.empty(), Optional.of(choice));
    }

    /** One peer connection and its session. */
    final class Client {

        final String id;
        final ClientSdp sdp = new ClientSdp();
        private TestConnection connection;
        private int sequence;

        Client(String id) {
            this.id = id;
        }

        /** Its connection; the one opened last belongs to the client that asks first. */
        TestConnection connection() {
            if (connection == null) {
                connection = connections.get(connections.size() - 1);
            }
            return connection;
        }

        /** Publishes sections and connects. */
        Client publish(List<String> sections, TrackRequest... tracks) {
            TracksOutcome outcome = now(sfu.addTracks(id, Optional.of(sdp.offer(sections.toArray(String[]::new))),
                    List.of(tracks), false));
            if (outcome.tracks().stream().anyMatch(track -> track.error().isPresent())) {
                throw new AssertionError("Not published: " + outcome);
            }
            connection().connect();
            return this;
        }

        /** Publishes an audio track named {@code mic} on section 0, connects, and sends a packet. */
        Client mic() {
            publish(List.of("audio 0 sendonly"), local("0", "mic"));
            sends("0", 111);
            return this;
        }

        /** Sends a packet. */
        void sends(String mid, int payloadType) {
            ByteBuffer packet = ByteBuffer.allocate(40);
            packet.put((byte) 0x80).put((byte) payloadType).putShort((short) sequence++).putInt(0)
                    .putInt(ClientSdp.ssrc(mid)).put((byte) 0x10).put((byte) 0);
            connection().receive(packet.array());
        }

        TracksOutcome add(TrackRequest... tracks) {
            return now(sfu.addTracks(id, Optional.empty(), List.of(tracks), false));
        }

        /** Pulls, answers the SFU's offer, and connects. */
        TracksOutcome pull(TrackRequest... tracks) {
            TracksOutcome outcome = add(tracks);
            outcome.description().ifPresent(this::answer);
            return outcome;
        }

        void answer(Description offer) {
            now(sfu.renegotiate(id, sdp.answerTo(offer)));
            connection().connect();
        }

        SessionView view() {
            return now(sfu.session(id));
        }
    }
}
