package io.quarkiverse.cloudflare.runtime.media;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionDescription.Type;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.smallrye.mutiny.Uni;

/**
 * One session at Cloudflare, under the name that clients know it by. Made by {@link MediaSessions}.
 * <p>
 * Thread-safe.
 */
public final class MediaSession {

    /** The session is gone at Cloudflare. */
    public static final String GONE = "gone";
    /** Nobody can know its state any more, or it was given up. */
    public static final String LOST = "lost";
    /** Its owner opened another, or has left: nobody needs to be told. */
    public static final String REPLACED = "replaced";

    private final String alias;
    private final CallsClient client;
    private final CallsSession calls;
    private final Instant openedAt;
    private final MediaSessions sessions;
    private final SessionOwner owner;
    // By mid; guarded by this, like the next two.
    private final Map<String, Pulled> pulls = new LinkedHashMap<>();
    // The mids it sends through.
    private final Set<String> published = new LinkedHashSet<>();
    // What is to be hidden from clients, and what they know it by.
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private SessionDescription described; // null: its client has said nothing yet
    private SessionDescription offer; // null: none waits for an answer of its client
    private boolean over;

    MediaSession(String alias, CallsClient client, CallsSession calls, Instant openedAt, MediaSessions sessions,
            SessionOwner owner) {
        this.alias = alias;
        this.client = client;
        this.calls = calls;
        this.openedAt = openedAt;
        this.sessions = sessions;
        this.owner = owner;
        aliases.put(calls.id().value(), alias);
    }

    /** @return what clients call it: random, and of no use without a token */
    public String alias() {
        return alias;
    }

    /** @return what Cloudflare calls it; never for a client */
    public SessionId realId() {
        return calls.id();
    }

    /** @return the one handle all its requests go through */
    public CallsSession calls() {
        return calls;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** @return whether it has ended: its alias is void */
    public synchronized boolean isOver() {
        return over;
    }

    /** Its client has described itself; an answer takes the open offer away. */
    public synchronized void described(SessionDescription description) {
        described = description;
        if (description.type() == Type.ANSWER) {
            offer = null;
        }
    }

    /** Its client is to answer an offer of Cloudflare. */
    public synchronized void offered(SessionDescription description) {
        offer = description;
    }

    /** @return what to answer in the place of its client; empty if no offer is open, or no media can flow anyway */
    synchronized Optional<SessionDescription> silentAnswer() {
        return offer == null || described == null ? Optional.empty() : SilentAnswer.to(offer, described);
    }

    /** It sends through these transceivers from now on. */
    public synchronized void published(Collection<String> mids) {
        published.addAll(mids);
    }

    /**
     * It receives a track through a transceiver from now on.
     *
     * @param real the session that publishes it
     */
    public synchronized void pulled(Pulled pull, SessionId real) {
        pulls.put(pull.mid(), pull);
        aliases.put(real.value(), pull.publisherAlias());
    }

    /** @return by the names at Cloudflare of the sessions that its descriptions may be about: what clients know them by */
    public synchronized Map<String, String> aliases() {
        return Map.copyOf(aliases);
    }

    /** These transceivers neither send nor receive any more. */
    public synchronized void closed(Collection<String> mids) {
        pulls.keySet().removeAll(mids);
        published.removeAll(mids);
    }

    /** @return what it receives */
    public synchronized List<Pulled> pulls() {
        return List.copyOf(pulls.values());
    }

    /** @return what it receives through a transceiver; empty if nothing */
    public synchronized Optional<Pulled> pull(String mid) {
        return Optional.ofNullable(pulls.get(mid));
    }

    /**
     * Closes transceivers of it now. If that has not succeeded within 2 seconds, for example because its client leaves an
     * offer unanswered, the session is given up. Never fails.
     */
    public Uni<Void> forceClose(Collection<String> mids) {
        return sessions.forceClose(this, List.copyOf(mids));
    }

    /**
     * Ends the session: its alias is void, what others receive from it and what it receives is closed, its owner is told once.
     * Never fails; nothing happens if it is over.
     *
     * @param reason {@link #GONE}, {@link #LOST} or {@link #REPLACED}
     */
    public Uni<Void> giveUp(String reason) {
        return sessions.giveUp(this, reason);
    }

    /** @return whether this call was the one that ended it */
    synchronized boolean end() {
        boolean first = !over;
        over = true;
        return first;
    }

    /** @return all transceivers that send or receive */
    synchronized List<String> mids() {
        return Stream.concat(published.stream(), pulls.keySet().stream()).toList();
    }

    CallsClient client() {
        return client;
    }

    /** @return whose it is */
    public SessionOwner owner() {
        return owner;
    }

    @Override
    public String toString() {
        return "MediaSession[" + alias.substring(0, Math.min(4, alias.length())) + "…]";
    }

    /**
     * A track that a session receives.
     *
     * @param mid its transceiver in the receiving session
     * @param publisherAlias the session that publishes it
     */
    public record Pulled(String mid, String publisherAlias, String trackName) {
    }

    /** Whose session it is. */
    @FunctionalInterface
    public interface SessionOwner {

        /**
         * The session has ended: what it published is to be taken from the registry, and its client to be told if the reason is
         * {@link #GONE} or {@link #LOST}. Called once, on any thread; must not block.
         */
        void over(MediaSession session, String reason);
    }
}
