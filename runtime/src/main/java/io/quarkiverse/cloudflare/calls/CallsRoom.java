package io.quarkiverse.cloudflare.calls;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * People whose sessions see each other's tracks, for programs without {@code @Room}s: a list in this JVM, and no more. Who may
 * come in is for the program to decide, and how offers, answers and messages travel to browsers is its part, too.
 *
 * <pre>
 * CallsRoom room = CallsRoom.create(calls);
 * CallsParticipant ada = room.joinAndAwait(offerOfAda); // ada.answer() goes to her browser
 * ada.session().pullAndAwait(ada.others(), peerOfAda);
 * </pre>
 *
 * Safe for use by any number of threads. There is nothing to close: forget it when nobody is left.
 */
public final class CallsRoom {

    private final CallsClient calls;
    private final List<CallsParticipant> participants = new CopyOnWriteArrayList<>();
    // Those who publish, or are about to; both fields are guarded by this.
    private int publishers;
    private boolean broadcast;

    private CallsRoom(CallsClient calls) {
        this.calls = Objects.requireNonNull(calls, "calls");
    }

    /** @return an empty room of the client's app */
    public static CallsRoom create(CallsClient calls) {
        return new CallsRoom(calls);
    }

    /**
     * Opens a session and publishes all that an offer has.
     *
     * @return the one who joined, whose {@link CallsParticipant#answer()} goes to its peer
     * @throws IllegalStateException as a failure, while there is a broadcast; nothing is sent
     */
    @CheckReturnValue
    public Uni<CallsParticipant> join(SessionDescription offer) {
        return enter(offer, false);
    }

    /**
     * Opens a session and publishes all that an offer has, as the only one who publishes until it leaves.
     *
     * @throws IllegalStateException as a failure, while others publish; nothing is sent
     */
    @CheckReturnValue
    public Uni<CallsParticipant> startBroadcast(SessionDescription offer) {
        return enter(offer, true);
    }

    /**
     * Opens a session that publishes nothing, and pulls what the others publish now.
     *
     * @param peer brings the viewer's answers
     */
    @CheckReturnValue
    public Uni<CallsParticipant> watch(Answerer peer) {
        return calls.openSession().chain(session -> {
            CallsParticipant viewer = new CallsParticipant(this, session, Optional.empty());
            List<RemoteTrack> tracks = viewer.others();
            Uni<?> pulled = tracks.isEmpty() ? Uni.createFrom().voidItem() : session.pull(tracks, peer);
            return pulled.map(done -> seat(viewer));
        });
    }

    /**
     * Gives a message to all listeners of {@link CallsParticipant#onMessage}, in this JVM and on this thread. It goes no
     * further: the
     * SFU cannot be asked over HTTP to send on a data channel. Listeners bring it to their browsers over a connection that the
     * program has with them; a {@code @Room} does all of that.
     */
    public void send(String message) {
        Objects.requireNonNull(message, "message");
        participants.forEach(participant -> participant.hear(message));
    }

    /** @return those who are here, in the order in which they came */
    public List<CallsParticipant> participants() {
        return List.copyOf(participants);
    }

    /** Blocking form of {@link #join}. */
    public CallsParticipant joinAndAwait(SessionDescription offer) {
        return Awaiting.await("join", join(offer));
    }

    /** Blocking form of {@link #startBroadcast}. */
    public CallsParticipant startBroadcastAndAwait(SessionDescription offer) {
        return Awaiting.await("startBroadcast", startBroadcast(offer));
    }

    /** Blocking form of {@link #watch}. */
    public CallsParticipant watchAndAwait(Answerer peer) {
        return Awaiting.await("watch", watch(peer));
    }

    private Uni<CallsParticipant> enter(SessionDescription offer, boolean alone) {
        return Uni.createFrom().deferred(() -> {
            admit(alone);
            return calls.openSession()
                    .chain(session -> session.publishAll(offer)
                            .map(published -> seat(new CallsParticipant(this, session, Optional.of(published)))))
                    .onFailure().invoke(this::release).onCancellation().invoke(this::release);
        });
    }

    private synchronized void admit(boolean alone) {
        if (broadcast) {
            throw new IllegalStateException("A broadcast is on in this room: watch it");
        }
        if (alone && publishers > 0) {
            throw new IllegalStateException("A broadcast needs a room where nobody else publishes; found " + publishers);
        }
        broadcast = alone;
        publishers++;
    }

    private synchronized void release() {
        broadcast = false;
        publishers--;
    }

    CallsClient calls() {
        return calls;
    }

    /** @return whether it was here */
    boolean remove(CallsParticipant participant) {
        boolean here = participants.remove(participant);
        if (here && participant.published().isPresent()) {
            release();
        }
        return here;
    }

    private CallsParticipant seat(CallsParticipant participant) {
        participants.add(participant);
        return participant;
    }
}
