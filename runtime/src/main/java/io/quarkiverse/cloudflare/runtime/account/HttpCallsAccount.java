package io.quarkiverse.cloudflare.runtime.account;

import static io.quarkiverse.cloudflare.runtime.http.Operation.Repeat.ALWAYS;
import static io.quarkiverse.cloudflare.runtime.http.Operation.Repeat.NOT_IF_AMBIGUOUS;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.CallsAppId;
import io.quarkiverse.cloudflare.calls.CallsAppInfo;
import io.quarkiverse.cloudflare.calls.NewCallsApp;
import io.quarkiverse.cloudflare.calls.NewTurnKey;
import io.quarkiverse.cloudflare.calls.TurnKeyId;
import io.quarkiverse.cloudflare.calls.TurnKeyInfo;
import io.quarkiverse.cloudflare.runtime.account.AccountWire.Named;
import io.quarkiverse.cloudflare.runtime.http.ApiExceptions;
import io.quarkiverse.cloudflare.runtime.http.FaultGuard;
import io.quarkiverse.cloudflare.runtime.http.Operation;
import io.smallrye.mutiny.Uni;

/** The apps and TURN keys of one account, over HTTP. Thread-safe. */
final class HttpCallsAccount implements CallsAccount {

    static final String NAME = "Cloudflare account API";

    private static final ApiExceptions FAILURES = new ApiExceptions(NAME,
            "The token in quarkus.cloudflare.account.api-token needs the permission Calls Write for the account.");

    private static final String APPS = "apps";
    private static final String TURN_KEYS = "turn_keys";

    private static final Operation LIST_APPS = new Operation("apps", ALWAYS);
    // A second request makes a second app.
    private static final Operation CREATE_APP = new Operation("createApp", NOT_IF_AMBIGUOUS);
    private static final Operation GET_APP = new Operation("app", ALWAYS);
    private static final Operation RENAME_APP = new Operation("renameApp", ALWAYS);
    private static final Operation DELETE_APP = new Operation("deleteApp", ALWAYS);
    private static final Operation LIST_TURN_KEYS = new Operation("turnKeys", ALWAYS);
    private static final Operation CREATE_TURN_KEY = new Operation("createTurnKey", NOT_IF_AMBIGUOUS);
    private static final Operation GET_TURN_KEY = new Operation("turnKey", ALWAYS);
    private static final Operation RENAME_TURN_KEY = new Operation("renameTurnKey", ALWAYS);
    private static final Operation DELETE_TURN_KEY = new Operation("deleteTurnKey", ALWAYS);

    private final AccountApi api;
    private final FaultGuard guard;

    HttpCallsAccount(AccountApi api, FaultGuard guard) {
        this.api = api;
        this.guard = guard;
    }

    @Override
    public Uni<List<CallsAppInfo>> apps() {
        return send(LIST_APPS, () -> api.list(APPS), apps -> AccountCodec.list(apps, AccountCodec::app));
    }

    @Override
    public Uni<NewCallsApp> createApp(String name) {
        Named body = named(name);
        return send(CREATE_APP, () -> api.create(APPS, body), AccountCodec::newApp);
    }

    @Override
    public Uni<CallsAppInfo> app(CallsAppId uid) {
        Objects.requireNonNull(uid, "uid");
        return send(GET_APP, () -> api.get(APPS, uid.value()), AccountCodec::app);
    }

    @Override
    public Uni<CallsAppInfo> renameApp(CallsAppId uid, String name) {
        Objects.requireNonNull(uid, "uid");
        Named body = named(name);
        return send(RENAME_APP, () -> api.edit(APPS, uid.value(), body), AccountCodec::app);
    }

    @Override
    public Uni<Void> deleteApp(CallsAppId uid) {
        Objects.requireNonNull(uid, "uid");
        return delete(DELETE_APP, APPS, uid.value());
    }

    @Override
    public Uni<List<TurnKeyInfo>> turnKeys() {
        return send(LIST_TURN_KEYS, () -> api.list(TURN_KEYS), keys -> AccountCodec.list(keys, AccountCodec::turnKey));
    }

    @Override
    public Uni<NewTurnKey> createTurnKey(String name) {
        Named body = named(name);
        return send(CREATE_TURN_KEY, () -> api.create(TURN_KEYS, body), AccountCodec::newTurnKey);
    }

    @Override
    public Uni<TurnKeyInfo> turnKey(TurnKeyId uid) {
        Objects.requireNonNull(uid, "uid");
        return send(GET_TURN_KEY, () -> api.get(TURN_KEYS, uid.value()), AccountCodec::turnKey);
    }

    @Override
    public Uni<TurnKeyInfo> renameTurnKey(TurnKeyId uid, String name) {
        Objects.requireNonNull(uid, "uid");
        Named body = named(name);
        return send(RENAME_TURN_KEY, () -> api.edit(TURN_KEYS, uid.value(), body), AccountCodec::turnKey);
    }

    @Override
    public Uni<Void> deleteTurnKey(TurnKeyId uid) {
        Objects.requireNonNull(uid, "uid");
        return delete(DELETE_TURN_KEY, TURN_KEYS, uid.value());
    }

    private Uni<Void> delete(Operation operation, String collection, String uid) {
        return send(operation, () -> api.delete(collection, uid), deleted -> deleted).replaceWithVoid()
                .onFailure(ApiExceptions::isGoneAfterRepeat).recoverWithNull();
    }

    private <T> Uni<T> send(Operation operation, Supplier<Uni<JsonNode>> request, Function<JsonNode, T> read) {
        // Read inside the guard: an answer that makes no sense is a failure like a lost one.
        return guard.call(operation, () -> request.get().map(AccountCodec::result).map(read))
                .onFailure().transform(failure -> FAILURES.translate(operation, failure));
    }

    private static Named named(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        return new Named(name);
    }
}
