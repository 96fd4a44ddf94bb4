package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.api.Operation.Api;

/**
 * Who may ask for what. Thread-safe.
 */
final class Access {

    private static final String SCHEME = "Bearer ";

    private final Account account;

    Access(Account account) {
        this.account = account;
    }

    /** @throws Refusal if the credential is not accepted */
    void check(Operation operation, Map<String, String> parameters, Request request) {
        String token = request.header("authorization").filter(value -> value.startsWith(SCHEME))
                .map(value -> value.substring(SCHEME.length())).orElse("");
        Api api = operation.api();
        if (api == Api.ACCOUNT) {
            if (!same(token, account.token()) || !parameters.get("account").equals(account.id())) {
                throw new Refusal(403, "forbidden", "Authorization failure");
            }
            return;
        }
        Optional<Registration> owner = owner(api, parameters);
        if (owner.isEmpty()) {
            throw new Refusal(404, "not_found", api == Api.TURN ? "TURN key not found"
                    : "App not found. A new app may need time to propagate");
        }
        if (!same(token, owner.get().secret())) {
            throw new Refusal(401, "unauthorized", api == Api.TURN ? "The TURN key's token was not accepted"
                    : "The app secret was not accepted");
        }
    }

    private Optional<Registration> owner(Api api, Map<String, String> parameters) {
        if (api == Api.CONTROL) {
            return account.firstApp();
        }
        return api == Api.SFU ? account.apps().find(parameters.get("app")) : account.keys().find(parameters.get("key"));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
