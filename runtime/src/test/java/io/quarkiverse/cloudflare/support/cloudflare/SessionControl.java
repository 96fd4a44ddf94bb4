package io.quarkiverse.cloudflare.support.cloudflare;

/**
 * What happens to a session without a request: its peer connects, goes, or falls silent. Thread-safe.
 */
public final class SessionControl {

    private final World world;
    private final String id;

    SessionControl(World world, String id) {
        this.world = world;
        this.id = id;
    }

    /** The peer connection reaches {@code connected}. */
    public SessionControl connect() {
        synchronized (world) {
            session().connected = true;
            return this;
        }
    }

    /** The session is expired or closed: everything is answered with 410 from now on. */
    public SessionControl expire() {
        synchronized (world) {
            session().gone = true;
            return this;
        }
    }

    /** Whether packets of a track arrive. They do, unless told otherwise. */
    public SessionControl silence(String trackName, boolean silent) {
        synchronized (world) {
            session().publication(trackName)
                    .orElseThrow(() -> new IllegalArgumentException("There is no track " + trackName)).silent = silent;
            return this;
        }
    }

    /** @return whether an offer of the SFU waits for its answer */
    public boolean isOffered() {
        synchronized (world) {
            return session().isOffered();
        }
    }

    /** @return whether this session's subscription of a channel may reply to its publisher */
    public boolean canReply(String publisher, String dataChannelName) {
        synchronized (world) {
            return session().channel(false, publisher, dataChannelName).filter(channel -> channel.canReply).isPresent();
        }
    }

    private SfuSession session() {
        return world.sessions.known(id);
    }
}
