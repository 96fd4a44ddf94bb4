package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.sdp.UnacceptableSdpException;

/**
 * What goes wrong, in Cloudflare's words as far as they are known.
 */
final class Errors {

    static final ItemError NOT_FOUND_TRACK = new ItemError("not_found_track_error",
            "Track not found on remote peer. Make sure the publisher peer is connected and sending packets for this track");
    static final ItemError EMPTY_TRACK = new ItemError("empty_track_error",
            "No track data from remote peer. Make sure the publisher peer is connected and sending packets for this track");
    static final ItemError CLOSE_TRACK = new ItemError("close_track_error", "Track doesn't exist or was already closed");
    static final ItemError UPDATE_TRACK = new ItemError("update_track_error",
            "The track is not configured for the requested simulcast update");
    static final ItemError UPDATE_CODEC = new ItemError("update_track_error", "The transceiver has no codec of the track");
    static final ItemError REPEATED_LOCAL_TRACK = new ItemError("repeated_local_track_error", "The allocation already exists");
    static final ItemError NO_TRANSCEIVER = invalidItem("No transceiver has this mid");
    static final ItemError OTHER_KIND = invalidItem("The transceiver carries another kind of media");
    static final ItemError NO_SECTION = invalidItem("The offer has no media section left for this track");
    static final ItemError NO_CODEC = invalidItem("The media section has no codec of the track");
    static final ItemError NOT_SENT = invalidItem("The media section of this mid does not send");

    static final String HAVE_LOCAL_OFFER = "invalid_modification_have_local_offer";
    static final String HAVE_REMOTE_OFFER = "invalid_modification_have_remote_offer";
    static final String STABLE = "invalid_modification_stable";

    private static final int BAD_REQUEST = 400;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int GONE = 410;
    private static final int TOO_EARLY = 425;
    private static final String SESSION = "session_error";
    private static final String DESCRIPTION = "invalid_session_description";

    private Errors() {
    }

    private static ItemError invalidItem(String description) {
        return new ItemError("invalid_params", description);
    }

    static SfuException gone() {
        return refuse(GONE, SESSION,
                "Session appears to be disconnected. Please check if the PeerConnection is connected.");
    }

    /** How the state of a session that is gone is refused. */
    static SfuException noEpisode() {
        return refuse(GONE, SESSION, "could not find episode");
    }

    static SfuException notReady() {
        return refuse(TOO_EARLY, SESSION,
                "Session is not ready yet. Please ensure the PeerConnection is connected before making this request");
    }

    /** @param subcode which state the session is in */
    static SfuException wrongState(String subcode) {
        return new SfuException(NOT_ACCEPTABLE, DESCRIPTION, "The session cannot be modified now", Optional.of(subcode));
    }

    static SfuException invalidSdp(String description) {
        return refuse(NOT_ACCEPTABLE, DESCRIPTION, description);
    }

    static SfuException invalidSdp(UnacceptableSdpException cause) {
        return invalidSdp(cause.getMessage());
    }

    static SfuException invalidParams(String description) {
        return refuse(NOT_ACCEPTABLE, "invalid_params", description);
    }

    static SfuException dataEstablished() {
        return refuse(BAD_REQUEST, "decoding_error", "The DataChannel transport is already negotiated");
    }

    private static SfuException refuse(int status, String code, String description) {
        return new SfuException(status, code, description, Optional.empty());
    }
}
