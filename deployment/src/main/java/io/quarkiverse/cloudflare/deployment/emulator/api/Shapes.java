package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the body of each operation of Cloudflare must look like. Immutable.
 */
final class Shapes {

    static final int MAX_TRACKS = 64;
    static final int MAX_ADAPTERS = 4;
    static final long MAX_TTL_SECONDS = 172_800;

    // What the protocol of data channels has room for.
    private static final long MAX_RELIABILITY = 65_535;

    private static final Shape DESCRIPTION = new Shape().required("type", Shape.oneOf("offer", "answer"))
            .required("sdp", Shape.TEXT);
    private static final Shape SIMULCAST = new Shape().optional("preferredRid", Shape.TEXT)
            .optional("priorityOrdering", Shape.oneOf("none", "asciibetical"))
            .optional("ridNotAvailable", Shape.oneOf("none", "asciibetical"));
    private static final Shape TRACK = new Shape().required("location", Shape.oneOf("local", "remote"))
            .optional("mid", Shape.NON_EMPTY).optional("sessionId", Shape.NON_EMPTY).required("trackName", Shape.NON_EMPTY)
            .optional("bidirectionalMediaStream", Shape.BOOLEAN).optional("kind", Shape.oneOf("audio", "video"))
            .optional("simulcast", SIMULCAST.value());
    private static final Shape CHANNEL = channel(
            new Shape().required("location", Shape.oneOf("local", "remote")).required("dataChannelName", Shape.NON_EMPTY));
    private static final Shape ADAPTER = new Shape().required("location", Shape.oneOf("local", "remote"))
            .required("trackName", Shape.NON_EMPTY).optional("sessionId", Shape.NON_EMPTY)
            .required("endpoint", Shape.matching("wss?://.+")).optional("inputCodec", Shape.oneOf("pcm"))
            .optional("outputCodec", Shape.oneOf("pcm", "jpeg")).optional("mode", Shape.oneOf("stream", "buffer"));

    private static final Map<Operation, Shape> BODIES = new EnumMap<>(Operation.class);

    static {
        sfu();
        Shape credentials = new Shape().required("ttl", Shape.atMost(MAX_TTL_SECONDS)).optional("customIdentifier", Shape.TEXT);
        BODIES.put(Operation.GENERATE_ICE_SERVERS, credentials);
        BODIES.put(Operation.GENERATE_CREDENTIALS, credentials);
        Shape name = new Shape().optional("name", Shape.TEXT);
        BODIES.put(Operation.CREATE_APP, name);
        BODIES.put(Operation.EDIT_APP, name);
        BODIES.put(Operation.CREATE_KEY, name);
        BODIES.put(Operation.EDIT_KEY, name);
    }

    private Shapes() {
    }

    private static void sfu() {
        Shape.Value description = DESCRIPTION.value();
        BODIES.put(Operation.OPEN_SESSION, new Shape().required("sessionDescription", description));
        BODIES.put(Operation.ADD_TRACKS, new Shape().optional("sessionDescription", description)
                .optional("tracks", Shape.listOf(TRACK, MAX_TRACKS)).optional("autoDiscover", Shape.BOOLEAN));
        BODIES.put(Operation.RENEGOTIATE, new Shape().required("sessionDescription", description));
        BODIES.put(Operation.CLOSE_TRACKS, new Shape().optional("sessionDescription", description)
                .required("tracks", Shape.listOf(new Shape().required("mid", Shape.NON_EMPTY), MAX_TRACKS))
                .required("force", Shape.BOOLEAN));
        BODIES.put(Operation.UPDATE_TRACKS, new Shape().optional("sessionDescription", description)
                .required("tracks", Shape.listOf(TRACK, MAX_TRACKS)));
        BODIES.put(Operation.ESTABLISH_CHANNELS, new Shape().optional("sessionDescription", description)
                .required("dataChannel", new Shape().required("location", Shape.oneOf("remote"))
                        .required("dataChannelName", Shape.oneOf("server-events")).value()));
        Shape channels = new Shape().required("dataChannels", Shape.listOf(CHANNEL, Integer.MAX_VALUE));
        BODIES.put(Operation.ADD_CHANNELS, channels);
        BODIES.put(Operation.UPDATE_CHANNELS, channels);
        // To close one, any of its fields may come with its id.
        BODIES.put(Operation.CLOSE_CHANNELS, new Shape().required("dataChannels",
                Shape.listOf(channel(new Shape().required("id", Shape.atMost(MAX_RELIABILITY))), Integer.MAX_VALUE)));
        BODIES.put(Operation.OPEN_ADAPTERS, new Shape().required("tracks", Shape.listOf(ADAPTER, MAX_ADAPTERS)));
        BODIES.put(Operation.CLOSE_ADAPTERS, new Shape().required("tracks",
                Shape.listOf(new Shape().required("adapterId", Shape.NON_EMPTY), MAX_ADAPTERS)));
    }

    private static Shape channel(Shape needed) {
        return needed.optional("location", Shape.oneOf("local", "remote")).optional("dataChannelName", Shape.NON_EMPTY)
                .optional("sessionId", Shape.NON_EMPTY).optional("ordered", Shape.BOOLEAN)
                .optional("maxRetransmits", Shape.atMost(MAX_RELIABILITY))
                .optional("maxPacketLifeTime", Shape.atMost(MAX_RELIABILITY))
                .optional("waitForAck", Shape.BOOLEAN).optional("canReply", Shape.BOOLEAN);
    }

    /** @return empty if the operation has no body, or reads it itself */
    static Optional<Shape> of(Operation operation) {
        return Optional.ofNullable(BODIES.get(operation));
    }
}
