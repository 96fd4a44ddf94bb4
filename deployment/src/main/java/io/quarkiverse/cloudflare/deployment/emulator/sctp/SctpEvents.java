package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/**
 * What an association tells its owner, on the media loop. It may be called back from every one of these.
 */
public interface SctpEvents {

    /** Messages can be sent. Called again when the peer restarted; what was under way then is lost. */
    void established();

    /**
     * A whole message arrived.
     *
     * @param stream 0..65535
     * @param ppid what the payload is, see RFC 8831 section 8
     * @param payload the receiver's to keep
     * @param ordered whether it kept its place among the ordered messages of the stream
     */
    void message(int stream, int ppid, byte[] payload, boolean ordered);

    /** The peer closed its direction of the stream; everything it had sent there was delivered before. */
    void streamReset(int stream);

    /** The association ended, once, without {@link SctpAssociation#close()}. */
    void closed(String reason);
}
