package io.quarkiverse.cloudflare.support.cloudflare;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.support.cloudflare.Operation.Api;

/**
 * Who may ask for what, and how each of the three APIs says no. Not thread-safe: owned by the lock of the stand-in.
 */
final class Access {

    static final int AUTHORIZATION_FAILURE = 10000;
    static final int INVALID_REQUEST = 1000;

    private final Registry apps;
    private final Registry keys;
    private final String accountId;
    private final String accountToken;

    Access(Registry apps, Registry keys, String accountId, String accountToken) {
        this.apps = apps;
        this.keys = keys;
        this.accountId = accountId;
        this.accountToken = accountToken;
    }

    void check(Exchange exchange) {
        Operation operation = exchange.operation().orElseThrow();
        String authorization = exchange.header("authorization").orElse("");
        if (operation.api() == Api.ACCOUNT) {
            if (!authorization.equals("Bearer " + accountToken) || !exchange.parameter("account").equals(accountId)) {
                throw refusal(operation, 403, new ApiError("" + AUTHORIZATION_FAILURE, "Authorization failure"));
            }
            return;
        }
        boolean sfu = operation.api() == Api.SFU;
        Registry.Entry owner = (sfu ? apps : keys).entries.get(exchange.parameter(sfu ? "app" : "key"));
        if (owner == null) {
            throw ApiError.NO_APP.refuse(404);
        }
        if (!authorization.equals("Bearer " + owner.secret)) {
            throw ApiError.UNAUTHORIZED.refuse(401);
        }
    }

    /** An error in the form that the operation's API gives it. */
    Refusal refusal(Operation operation, int status, ApiError error) {
        return operation.api() == Api.ACCOUNT
                ? failure(status == 406 ? 400 : status, error.code().matches("\\d+") ? Integer.parseInt(error.code())
                        : INVALID_REQUEST, error.description())
                : error.refuse(operation.api() == Api.TURN && status == 406 ? 400 : status);
    }

    static Refusal failure(int status, int code, String message) {
        ObjectNode body = Json.object().put("success", false);
        body.putArray("errors").addObject().put("code", code).put("message", message);
        body.putArray("messages");
        body.putNull("result");
        return new Refusal(Answer.json(status, body));
    }
}
