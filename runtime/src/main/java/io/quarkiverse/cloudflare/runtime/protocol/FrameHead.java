package io.quarkiverse.cloudflare.runtime.protocol;

/**
 * What comes before the payload of a client's frame, as far as it could be read. Each part is {@code null} if the client left
 * it out, or if it or a part before it could not be read.
 */
public record FrameHead(String joinRef, String ref, String topic, String event) {

    /** Nothing could be read. */
    public static final FrameHead UNREADABLE = new FrameHead(null, null, null, null);

    /**
     * @return whether a client can match an error reply to its request
     */
    public boolean canBeAnswered() {
        return ref != null && topic != null;
    }
}
