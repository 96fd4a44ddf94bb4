package io.quarkiverse.cloudflare.runtime.calls;

import static io.quarkiverse.cloudflare.runtime.http.Operation.Repeat.ALWAYS;
import static io.quarkiverse.cloudflare.runtime.http.Operation.Repeat.NOT_IF_AMBIGUOUS;

import io.quarkiverse.cloudflare.runtime.http.Operation;

/** The operations of the SFU, each with what a second request would do. */
final class CallsOperations {

    // The session that nobody knows of expires.
    static final Operation OPEN_SESSION = new Operation("openSession", ALWAYS);
    static final Operation SESSION = new Operation("session", ALWAYS);
    static final Operation PUBLISH = new Operation("publish", NOT_IF_AMBIGUOUS);
    static final Operation PULL = new Operation("pull", NOT_IF_AMBIGUOUS);
    static final Operation ANSWER = new Operation("answer", NOT_IF_AMBIGUOUS);
    // What is closed already is answered as closed.
    static final Operation FORCE_CLOSE = new Operation("closeTracks (forced)", ALWAYS);
    // So is what its offer has stopped; the same offer is answered again.
    static final Operation CLOSE = new Operation("closeTracks (negotiated)", ALWAYS);
    static final Operation UPDATE = new Operation("updateTracks", ALWAYS);
    static final Operation ESTABLISH = new Operation("dataChannels.establish", NOT_IF_AMBIGUOUS);
    // The session asks which there are before it repeats.
    static final Operation NEW_CHANNELS = new Operation("dataChannels.open", NOT_IF_AMBIGUOUS);
    static final Operation UPDATE_CHANNELS = new Operation("dataChannels.update", ALWAYS);
    static final Operation CLOSE_CHANNELS = new Operation("dataChannels.close", ALWAYS);
    static final Operation NEW_ADAPTERS = new Operation("adapters.open", NOT_IF_AMBIGUOUS);
    static final Operation CLOSE_ADAPTERS = new Operation("adapters.close", ALWAYS);

    private CallsOperations() {
    }
}
