package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.deployment.emulator.api.Operation.Api;

/**
 * Ends a request with an error. Its message is the description, which never holds a secret.
 */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // Cloudflare's own numbers; anything else of the account API is 1000.
    private static final int ACCOUNT_FORBIDDEN = 10_000;
    private static final int ACCOUNT_ERROR = 1_000;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private final int status;
    private final String code;
    // Not an Optional, because that could not be serialized; null if there is none.
    private final String subcode;

    Refusal(int status, String code, String description) {
        this(status, code, description, Optional.empty());
    }

    Refusal(int status, String code, String description, Optional<String> subcode) {
        // Refusals are ordinary answers: a stack trace would cost more than the work.
        super(description, null, false, false);
        this.status = status;
        this.code = code;
        this.subcode = subcode.orElse(null);
    }

    static Refusal undecodable(String description) {
        return new Refusal(400, "decoding_error", description);
    }

    static Refusal invalid(String description) {
        return new Refusal(406, "invalid_params", description);
    }

    static Refusal internal() {
        return new Refusal(500, "internal_error", "Backend error");
    }

    static Refusal notFound() {
        return new Refusal(404, "not_found", "Not found");
    }

    int status() {
        return status;
    }

    /** In the form that an API gives to its errors. */
    Answer answer(Api api) {
        if (api == Api.ACCOUNT) {
            return Answer.json(accountStatus(), envelope());
        }
        // Only the SFU answers invalid values with 406.
        int shown = status == 406 && api != Api.SFU ? 400 : status;
        ObjectNode body = Json.error(code, getMessage());
        if (subcode != null) {
            body.put("errorSubcode", subcode);
        }
        Answer answer = Answer.json(shown, body);
        // The limit is one of each second.
        return status == TOO_MANY ? answer.with("Retry-After", "1") : answer;
    }

    private int accountStatus() {
        return status == 406 ? 400 : status;
    }

    private ObjectNode envelope() {
        ObjectNode body = Json.object().put("success", false);
        body.putArray("errors").addObject().put("code", status == FORBIDDEN ? ACCOUNT_FORBIDDEN : ACCOUNT_ERROR)
                .put("message", getMessage());
        body.putArray("messages");
        body.putNull("result");
        return body;
    }
}
