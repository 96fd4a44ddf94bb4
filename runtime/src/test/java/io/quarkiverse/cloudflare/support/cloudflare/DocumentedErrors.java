package io.quarkiverse.cloudflare.support.cloudflare;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.quarkiverse.cloudflare.support.cloudflare.DocumentedError.Level;
import io.quarkiverse.cloudflare.support.cloudflare.Operation.Api;
import io.quarkiverse.cloudflare.support.cloudflare.Operation.Body;

/**
 * The table of all documented errors. Immutable.
 */
final class DocumentedErrors {

    static final List<DocumentedError> ALL = List.copyOf(new DocumentedErrors().table());

    private static final int ACCOUNT_ERROR = 1000;

    private final List<DocumentedError> table = new ArrayList<>();

    private List<DocumentedError> table() {
        for (Operation operation : Operation.values()) {
            if (operation.api() == Api.ACCOUNT) {
                account(operation);
            } else {
                everywhere(operation);
            }
            if (Operation.mutations().contains(operation)) {
                negotiation(operation);
            }
        }
        sessions();
        tracks();
        dataChannels();
        adapters();
        return table;
    }

    private void everywhere(Operation operation) {
        request(operation, 401, ApiError.UNAUTHORIZED);
        request(operation, 404, ApiError.NO_APP);
        if (operation.body() != Body.NONE) {
            request(operation, 400, ApiError.undecodable("The request could not be decoded."));
        }
        if (operation.body() == Body.REQUIRED && operation.api() == Api.SFU) {
            request(operation, 406, ApiError.invalidParams("A value or a combination of values is not allowed"));
        }
        if (operation == Operation.GENERATE_ICE_SERVERS || operation == Operation.GENERATE_CREDENTIALS) {
            request(operation, 400, ApiError.invalidParams("ttl must be at most " + Shapes.MAX_TTL_SECONDS));
        }
        bare(operation, 429, "{}");
        request(operation, 500, ApiError.BACKEND);
        if (operation.api() == Api.SFU) {
            request(operation, 502, new ApiError("backend_error", "A required result could not be obtained"));
            request(operation, 503, new ApiError("retryable_transient_error", "Try again"));
            request(operation, 503, new ApiError("temporarily_unavailable_error", "Wait, and look before trying again"));
        }
    }

    private void account(Operation operation) {
        failure(operation, 403, Access.AUTHORIZATION_FAILURE, "Authorization failure");
        if (operation.body() != Body.NONE) {
            failure(operation, 400, ACCOUNT_ERROR, "The request could not be decoded");
        }
        if (operation.path().endsWith("{uid}")) {
            failure(operation, 404, ACCOUNT_ERROR, "Not found");
        }
        failure(operation, 429, ACCOUNT_ERROR, "Too many requests");
        failure(operation, 500, ACCOUNT_ERROR, "Internal error");
    }

    private void negotiation(Operation operation) {
        request(operation, 425, ApiError.NOT_READY);
        request(operation, 410, ApiError.GONE);
        for (String state : List.of("have_local_offer", "have_remote_offer", "have_local_pranswer", "have_remote_pranswer",
                "stable")) {
            request(operation, 406, ApiError.wrongState("invalid_modification_" + state));
        }
        ApiError unstable = new ApiError("signaling_state_not_stable", "Another change is under way");
        request(operation, 406, unstable);
        request(operation, 409, unstable);
    }

    private void sessions() {
        table.add(new DocumentedError(Operation.SESSION_STATE, Level.REQUEST, 410, ApiError.NO_EPISODE,
                "{\"errorCode\":\"session_error\",\"errorDescription\":\"could not find episode\",\"tracks\":[]}"));
        bare(Operation.SESSION_STATE, 404, "{\"errors\":[{\"message\":\"episode not found\"}]}");
        Set<Operation> withSdp = EnumSet.of(Operation.CREATE_SESSION, Operation.ADD_TRACKS, Operation.RENEGOTIATE,
                Operation.CLOSE_TRACKS, Operation.UPDATE_TRACKS, Operation.ESTABLISH_DATA_CHANNELS);
        withSdp.forEach(operation -> request(operation, 406,
                ApiError.invalidSdp("Unable to parse SDP: common issue: missing termination at the end")));
        for (Operation operation : List.of(Operation.ADD_TRACKS, Operation.RENEGOTIATE)) {
            request(operation, 413, new ApiError("payload_too_large", "The body is too large"));
            request(operation, 503, new ApiError("transport_unavailable_error", "The media transport could not be set up"));
        }
    }

    private void tracks() {
        items(Operation.ADD_TRACKS, ApiError.NOT_FOUND_TRACK, ApiError.EMPTY_TRACK, ApiError.REPEATED_LOCAL_TRACK,
                ApiError.BACKEND, new ApiError("retryable_transient_error", "Try again"),
                new ApiError("backend_error", "A required result could not be obtained"));
        items(Operation.UPDATE_TRACKS, ApiError.UPDATE_TRACK, ApiError.NOT_FOUND_TRACK, ApiError.EMPTY_TRACK, ApiError.BACKEND);
        items(Operation.CLOSE_TRACKS, ApiError.CLOSE_TRACK, ApiError.BACKEND);
        request(Operation.UPDATE_TRACKS, 406, ApiError.UPDATE_TRACK);
    }

    private void dataChannels() {
        request(Operation.ADD_DATA_CHANNELS, 409, ApiError.REPEATED_LOCAL_TRACK);
        items(Operation.ADD_DATA_CHANNELS, ApiError.REPEATED_LOCAL_TRACK, ApiError.NOT_FOUND_TRACK, ApiError.BACKEND);
        items(Operation.UPDATE_DATA_CHANNELS, ApiError.NOT_FOUND_TRACK, ApiError.BACKEND);
        items(Operation.CLOSE_DATA_CHANNELS, ApiError.CLOSE_TRACK, ApiError.BACKEND);
    }

    private void adapters() {
        items(Operation.OPEN_ADAPTERS, ApiError.LOCALHOST, ApiError.HANDSHAKE, ApiError.HANDSHAKE_TIMEOUT,
                ApiError.NOT_FOUND_TRACK, ApiError.BACKEND);
        items(Operation.CLOSE_ADAPTERS, ApiError.ADAPTER_NOT_FOUND, ApiError.BACKEND);
    }

    private void request(Operation operation, int status, ApiError error) {
        table.add(new DocumentedError(operation, Level.REQUEST, status, error, error.body()));
    }

    private void bare(Operation operation, int status, String body) {
        table.add(new DocumentedError(operation, Level.REQUEST, status, new ApiError("", ""), body));
    }

    private void failure(Operation operation, int status, int code, String message) {
        String body = new String(Access.failure(status, code, message).answer().body(), StandardCharsets.UTF_8);
        table.add(new DocumentedError(operation, Level.REQUEST, status, new ApiError("" + code, message), body));
    }

    private void items(Operation operation, ApiError... errors) {
        boolean adapter = operation == Operation.OPEN_ADAPTERS || operation == Operation.CLOSE_ADAPTERS;
        for (ApiError error : errors) {
            table.add(new DocumentedError(operation, Level.ITEM, adapter ? 503 : 200, error, ""));
        }
    }
}
