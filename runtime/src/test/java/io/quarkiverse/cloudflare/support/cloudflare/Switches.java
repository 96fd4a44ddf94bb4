package io.quarkiverse.cloudflare.support.cloudflare;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * How the stand-in behaves where Cloudflare behaves in several ways, or where time decides. Thread-safe.
 */
public final class Switches {

    /** The documented limit of requests to one session. */
    public static final int REQUESTS_PER_SECOND = 50;

    private final Deque<String> nextIds = new ConcurrentLinkedDeque<>();
    private final Map<String, Deque<Instant>> recent = new ConcurrentHashMap<>();
    private final Map<String, ApiError> failingItems = new ConcurrentHashMap<>();
    private volatile Clock clock = Clock.systemUTC();
    private volatile boolean autoConnect = true;
    private volatile boolean limitRate;
    private volatile boolean conflictAs409;
    private volatile boolean lowerCaseDataChannelKey;
    private volatile boolean forceCloseWhileNegotiating;
    private volatile boolean refuseClientOfferOfDataChannels;
    private volatile boolean refuseSfuOfferOfOneWayTracks;
    private volatile boolean refuseClosedAdapters;
    private volatile boolean offerPort53;
    private volatile Optional<Duration> unconnectedLifetime = Optional.empty();

    Switches() {
    }

    /** What time it is: for the rate limit, for the expiry of sessions, and for the dates of apps and keys. */
    public Switches clock(Clock value) {
        clock = value;
        return this;
    }

    /** Whether a session is connected as soon as its first exchange of SDP is complete. It is, unless told otherwise. */
    public Switches autoConnect(boolean value) {
        autoConnect = value;
        return this;
    }

    /** Answers 429 above {@value #REQUESTS_PER_SECOND} requests a second to one session. Off, unless told otherwise. */
    public Switches limitRate(boolean value) {
        limitRate = value;
        return this;
    }

    /** Refuses overlapping changes with 409 and {@code signaling_state_not_stable} instead of 406. */
    public Switches conflictAs409(boolean value) {
        conflictAs409 = value;
        return this;
    }

    /** Answers {@code datachannel} instead of {@code dataChannel} when the transport is established. */
    public Switches lowerCaseDataChannelKey(boolean value) {
        lowerCaseDataChannelKey = value;
        return this;
    }

    /** Lets a forced close pass while an offer of the SFU is unanswered. */
    public Switches forceCloseWhileNegotiating(boolean value) {
        forceCloseWhileNegotiating = value;
        return this;
    }

    /** Refuses to establish data channels with a client's offer, as has been seen. */
    public Switches refuseClientOfferOfDataChannels(boolean value) {
        refuseClientOfferOfDataChannels = value;
        return this;
    }

    /** Fails tracks published without an offer and without {@code bidirectionalMediaStream}, as has been seen. */
    public Switches refuseSfuOfferOfOneWayTracks(boolean value) {
        refuseSfuOfferOfOneWayTracks = value;
        return this;
    }

    /** Answers the second close of an adapter with {@code adapter_not_found}, as before it became idempotent. */
    public Switches refuseClosedAdapters(boolean value) {
        refuseClosedAdapters = value;
        return this;
    }

    /** Offers the URLs of port 53 too, which browsers block. */
    public Switches offerPort53(boolean value) {
        offerPort53 = value;
        return this;
    }

    /** How long a session lives that never connects. For ever, unless told otherwise. */
    public Switches unconnectedLifetime(Duration value) {
        unconnectedLifetime = Optional.of(value);
        return this;
    }

    /** Fails every item of this track name, data channel name, mid or adapter id, until told otherwise. */
    public Switches failItem(String name, ApiError error) {
        failingItems.put(name, error);
        return this;
    }

    public Switches healItem(String name) {
        failingItems.remove(name);
        return this;
    }

    /** Gives the next thing that is created this id. */
    public Switches nextId(String id) {
        nextIds.add(id);
        return this;
    }

    boolean autoConnect() {
        return autoConnect;
    }

    boolean conflictAs409() {
        return conflictAs409;
    }

    boolean forceCloseWhileNegotiating() {
        return forceCloseWhileNegotiating;
    }

    boolean refuseClientOfferOfDataChannels() {
        return refuseClientOfferOfDataChannels;
    }

    boolean refuseSfuOfferOfOneWayTracks() {
        return refuseSfuOfferOfOneWayTracks;
    }

    boolean refuseClosedAdapters() {
        return refuseClosedAdapters;
    }

    boolean offerPort53() {
        return offerPort53;
    }

    String dataChannelKey() {
        return lowerCaseDataChannelKey ? "datachannel" : "dataChannel";
    }

    Optional<ApiError> failureOf(String name) {
        return Optional.ofNullable(failingItems.get(name));
    }

    Instant now() {
        return clock.instant();
    }

    boolean expired(Instant created) {
        return unconnectedLifetime.map(lifetime -> !now().isBefore(created.plus(lifetime))).orElse(false);
    }

    /** 32 hexadecimal digits, as all ids of Cloudflare have. */
    String id() {
        String ordered = nextIds.poll();
        return ordered != null ? ordered : UUID.randomUUID().toString().replace("-", "");
    }

    /** @return whether this request to a session is one too many */
    boolean tooMany(String session) {
        Deque<Instant> times = recent.computeIfAbsent(session, id -> new ArrayDeque<>());
        synchronized (times) {
            Instant now = now();
            while (!times.isEmpty() && !now.isBefore(times.peek().plusSeconds(1))) {
                times.poll();
            }
            times.add(now);
            return limitRate && times.size() > REQUESTS_PER_SECOND;
        }
    }
}
