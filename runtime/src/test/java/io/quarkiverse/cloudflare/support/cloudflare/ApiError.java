package io.quarkiverse.cloudflare.support.cloudflare;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Why a request, or one item of it, failed.
 *
 * @param subcode empty if there is none
 */
public record ApiError(String code, String description, String subcode) {

    public static final ApiError NOT_FOUND_TRACK = new ApiError("not_found_track_error",
            "Track not found on remote peer. Make sure the publisher peer is connected and sending packets for this track");
    public static final ApiError EMPTY_TRACK = new ApiError("empty_track_error",
            "No track data from remote peer. Make sure the publisher peer is connected and sending packets for this track");
    public static final ApiError CLOSE_TRACK = new ApiError("close_track_error",
            "Track doesn't exist or was already closed");
    public static final ApiError UPDATE_TRACK = new ApiError("update_track_error",
            "The track is not configured for the requested simulcast update");
    public static final ApiError REPEATED_LOCAL_TRACK = new ApiError("repeated_local_track_error",
            "The allocation already exists");
    public static final ApiError BACKEND = new ApiError("internal_error", "Backend error");
    public static final ApiError NOT_READY = new ApiError("session_error",
            "Session is not ready yet. Please ensure the PeerConnection is connected before making this request");
    public static final ApiError GONE = new ApiError("session_error",
            "Session appears to be disconnected. Please check if the PeerConnection is connected.");
    public static final ApiError NO_EPISODE = new ApiError("session_error", "could not find episode");
    public static final ApiError UNAUTHORIZED = new ApiError("unauthorized", "The app secret was not accepted");
    public static final ApiError NO_APP = new ApiError("not_found", "App not found. A new app may need time to propagate");

    public static final ApiError LOCALHOST = new ApiError("websocket_localhost_not_allowed",
            "The endpoint must not be on localhost");
    public static final ApiError HANDSHAKE = new ApiError("websocket_handshake_failed",
            "The handshake with the provided endpoint failed.");
    public static final ApiError HANDSHAKE_TIMEOUT = new ApiError("websocket_connection_timeout",
            "The handshake with the provided endpoint timed out");
    public static final ApiError ADAPTER_NOT_FOUND = new ApiError("adapter_not_found",
            "The adapter does not exist or was already closed");

    public ApiError(String code, String description) {
        this(code, description, "");
    }

    static ApiError invalidParams(String description) {
        return new ApiError("invalid_params", description);
    }

    static ApiError undecodable(String description) {
        return new ApiError("decoding_error", description);
    }

    static ApiError invalidSdp(String description) {
        return new ApiError("invalid_session_description", description);
    }

    static ApiError wrongState(String subcode) {
        return new ApiError("invalid_session_description", "The session cannot be modified now", subcode);
    }

    /** Adds this error to the fields of an item, or of a whole response. */
    ObjectNode addTo(ObjectNode target) {
        target.put("errorCode", code).put("errorDescription", description);
        if (!subcode.isEmpty()) {
            target.put("errorSubcode", subcode);
        }
        return target;
    }

    /** The body of a response that is nothing but this error. */
    public String body() {
        return addTo(Json.object()).toString();
    }

    Refusal refuse(int status) {
        return new Refusal(Answer.json(status, body()));
    }
}
