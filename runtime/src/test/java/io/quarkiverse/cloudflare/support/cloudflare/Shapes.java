package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.EnumMap;
import java.util.Map;

/**
 * The documented body of every operation that has one.
 */
final class Shapes {

    static final int MAX_TRACKS = 64;
    static final int MAX_ADAPTERS = 4;
    static final long MAX_TTL_SECONDS = 172_800;

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
    private static final Shape NAME = new Shape().optional("name", Shape.TEXT);
    private static final Shape CREDENTIALS = new Shape().required("ttl", Shape.atMost(MAX_TTL_SECONDS))
            .optional("customIdentifier", Shape.TEXT);
    private static final Map<Operation, Shape> BODIES = new EnumMap<>(Operation.class);

    static {
        BODIES.put(Operation.CREATE_SESSION, new Shape().required("sessionDescription", DESCRIPTION.value()));
        BODIES.put(Operation.ADD_TRACKS, new Shape().optional("sessionDescription", DESCRIPTION.value())
                .optional("tracks", Shape.listOf(TRACK, MAX_TRACKS)).optional("autoDiscover", Shape.BOOLEAN));
        BODIES.put(Operation.RENEGOTIATE, new Shape().required("sessionDescription", DESCRIPTION.value()));
        BODIES.put(Operation.CLOSE_TRACKS, new Shape().optional("sessionDescription", DESCRIPTION.value())
                .required("tracks", Shape.listOf(new Shape().required("mid", Shape.NON_EMPTY), MAX_TRACKS))
                .required("force", Shape.BOOLEAN));
        BODIES.put(Operation.UPDATE_TRACKS, new Shape().optional("sessionDescription", DESCRIPTION.value())
                .required("tracks", Shape.listOf(TRACK, MAX_TRACKS)));
        BODIES.put(Operation.ESTABLISH_DATA_CHANNELS, new Shape().optional("sessionDescription", DESCRIPTION.value())
                .required("dataChannel", new Shape().required("location", Shape.oneOf("remote"))
                        .required("dataChannelName", Shape.oneOf("server-events")).value()));
        BODIES.put(Operation.ADD_DATA_CHANNELS,
                new Shape().required("dataChannels", Shape.listOf(CHANNEL, Integer.MAX_VALUE)));
        BODIES.put(Operation.UPDATE_DATA_CHANNELS,
                new Shape().required("dataChannels", Shape.listOf(CHANNEL, Integer.MAX_VALUE)));
        BODIES.put(Operation.CLOSE_DATA_CHANNELS, new Shape().required("dataChannels",
                Shape.listOf(channel(new Shape().required("id", Shape.COUNT)), Integer.MAX_VALUE)));
        BODIES.put(Operation.OPEN_ADAPTERS, new Shape().required("tracks", Shape.listOf(new Shape()
                .required("location", Shape.oneOf("local", "remote")).required("trackName", Shape.NON_EMPTY)
                .optional("sessionId", Shape.NON_EMPTY).required("endpoint", Shape.matching("wss?://.+"))
                .optional("inputCodec", Shape.oneOf("pcm")).optional("outputCodec", Shape.oneOf("pcm", "jpeg"))
                .optional("mode", Shape.oneOf("stream", "buffer")), MAX_ADAPTERS)));
        BODIES.put(Operation.CLOSE_ADAPTERS, new Shape().required("tracks",
                Shape.listOf(new Shape().required("adapterId", Shape.NON_EMPTY), MAX_ADAPTERS)));
        BODIES.put(Operation.GENERATE_ICE_SERVERS, CREDENTIALS);
        BODIES.put(Operation.GENERATE_CREDENTIALS, CREDENTIALS);
        BODIES.put(Operation.CREATE_APP, NAME);
        BODIES.put(Operation.EDIT_APP, NAME);
        BODIES.put(Operation.CREATE_TURN_KEY, NAME);
        BODIES.put(Operation.EDIT_TURN_KEY, NAME);
    }

    /** A data channel: to close one, any of its fields may come with its id. */
    private static Shape channel(Shape needed) {
        return needed.optional("location", Shape.oneOf("local", "remote")).optional("dataChannelName", Shape.NON_EMPTY)
                .optional("sessionId", Shape.NON_EMPTY).optional("ordered", Shape.BOOLEAN)
                .optional("maxRetransmits", Shape.COUNT).optional("maxPacketLifeTime", Shape.COUNT)
                .optional("waitForAck", Shape.BOOLEAN).optional("canReply", Shape.BOOLEAN);
    }

    private Shapes() {
    }

    static Shape of(Operation operation) {
        return BODIES.get(operation);
    }
}
