package io.quarkiverse.cloudflare.calls;

import java.net.URI;
import java.util.Objects;

/**
 * A WebSocket adapter to open: the SFU connects to an endpoint of yours and takes a track from it, or brings one to it.
 */
public sealed interface Adapter {

    /** @return the name of the track */
    String trackName();

    /** @return where the SFU connects to, {@code ws} or {@code wss}, publicly reachable; put a token into its path or query */
    URI endpoint();

    /** Audio that you send, as 16-bit PCM of 48 kHz in stereo, becomes a new track. */
    static Ingest ingest(String trackName, URI endpoint) {
        return new Ingest(trackName, endpoint);
    }

    /** An existing track is sent to you. */
    static Egress egress(SessionId publisher, String trackName, URI endpoint, OutputCodec codec) {
        return new Egress(publisher, trackName, endpoint, codec);
    }

    /** What an egress adapter sends. */
    enum OutputCodec {
        /** 16-bit PCM of 48 kHz in stereo, of an Opus track. */
        PCM,
        /** About one image per second of a video track. */
        JPEG
    }

    /** See {@link Adapter#ingest}. */
    record Ingest(String trackName, URI endpoint) implements Adapter {
        public Ingest {
            Names.requireName("trackName", trackName);
            requireWebSocket(endpoint);
        }

        @Override
        public String toString() {
            return "Ingest[" + trackName + " from " + endpoint.getHost() + "]";
        }
    }

    /** See {@link Adapter#egress}. */
    record Egress(SessionId publisher, String trackName, URI endpoint, OutputCodec codec) implements Adapter {
        public Egress {
            Objects.requireNonNull(publisher, "publisher");
            Names.requireName("trackName", trackName);
            requireWebSocket(endpoint);
            Objects.requireNonNull(codec, "codec");
        }

        @Override
        public String toString() {
            return "Egress[" + trackName + " of " + publisher + " to " + endpoint.getHost() + "]";
        }
    }

    private static void requireWebSocket(URI endpoint) {
        Objects.requireNonNull(endpoint, "endpoint");
        String scheme = endpoint.getScheme();
        if (!"ws".equals(scheme) && !"wss".equals(scheme)) {
            throw new IllegalArgumentException("The endpoint of an adapter must begin with ws:// or wss://; found " + scheme);
        }
    }
}
