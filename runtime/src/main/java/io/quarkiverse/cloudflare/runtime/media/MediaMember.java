package io.quarkiverse.cloudflare.runtime.media;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.media.MediaState;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * One member of a media room. Thread-safe. What must not change while something is decided is decided within its monitor, which
 * never surrounds a callback or a wait.
 */
public final class MediaMember {

    private final Member member;
    private final MediaDefinition definition;
    private final Grants grants;
    private final Publications publications = new Publications();
    private long generation;
    private long offered;
    private MediaPermissions permissions;
    private MediaState state = MediaState.NEW;
    private MediaSession session; // null: none
    private boolean removed;
    private Instant lastReport = Instant.EPOCH;

    public MediaMember(Member member, MediaDefinition definition, long generation, Grants grants) {
        this.member = member;
        this.definition = definition;
        this.generation = generation;
        this.offered = generation;
        this.permissions = definition.permissions();
        this.grants = grants;
    }

    /** @return empty if its room has no media */
    public static Optional<MediaMember> of(Member member) {
        return member.attributes().get(MediaMember.class);
    }

    public RoomAddress address() {
        return member.address();
    }

    public String id() {
        return member.id();
    }

    public Member member() {
        return member;
    }

    public MediaDefinition definition() {
        return definition;
    }

    /** @return the number of its present join, which rises with each join and rejoin of this node */
    public synchronized long generation() {
        return generation;
    }

    /** A rejoin is under way: its reply has a token of this generation, and may be out before the rejoin is over. */
    synchronized void offer(long next) {
        offered = next;
    }

    /** @return what the reply of the join under way is of */
    synchronized long offered() {
        return offered;
    }

    /** The rejoin is over: tokens of the joins before are void. */
    synchronized void takeOffer() {
        generation = offered;
    }

    /** @return whether a token of this generation is valid */
    synchronized boolean accepts(long tokenGeneration) {
        return tokenGeneration == generation || tokenGeneration == offered;
    }

    public synchronized MediaPermissions permissions() {
        return permissions;
    }

    public synchronized void permissions(MediaPermissions changed) {
        permissions = changed;
    }

    /** @return where its media session stands, as its client says */
    public synchronized MediaState state() {
        return state;
    }

    /** @return the state before */
    public synchronized MediaState state(MediaState changed) {
        MediaState before = state;
        state = changed;
        return before;
    }

    /** @return whether it is out of the call: removed by a moderator, or no member any more */
    public synchronized boolean isRemoved() {
        return removed;
    }

    /** @return whether it was in the call until now */
    public synchronized boolean remove() {
        boolean first = !removed;
        removed = true;
        return first;
    }

    /** @return the present one */
    public synchronized Optional<MediaSession> session() {
        return Optional.ofNullable(session);
    }

    public synchronized void session(MediaSession present) {
        session = present;
    }

    /** @return the one before */
    public synchronized Optional<MediaSession> replaceSession(MediaSession present) {
        Optional<MediaSession> before = session();
        session = present;
        return before;
    }

    /** @return whether this was the present one; now there is none */
    public synchronized boolean forgetSession(MediaSession over) {
        boolean present = session == over;
        if (present) {
            session = null;
        }
        return present;
    }

    public Grants grants() {
        return grants;
    }

    public Publications publications() {
        return publications;
    }

    /** @return whether it publishes something, or may at once: it counts against the limit of its room */
    boolean isPublishing() {
        return !publications.isEmpty() || !grants.isEmpty();
    }

    /** @return whether so much time has passed since this last was true */
    synchronized boolean takesReport(Instant now, Duration least) {
        boolean takes = !now.isBefore(lastReport.plus(least));
        if (takes) {
            lastReport = now;
        }
        return takes;
    }
}
