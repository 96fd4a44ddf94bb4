package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.deployment.test.calls.MatrixOperations.is;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CREATE_APP;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CREATE_TURN_KEY;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.DELETE_APP;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.DELETE_TURN_KEY;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.EDIT_APP;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.EDIT_TURN_KEY;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.GENERATE_CREDENTIALS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.GENERATE_ICE_SERVERS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.GET_APP;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.GET_TURN_KEY;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.LIST_APPS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.LIST_TURN_KEYS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.REVOKE_CREDENTIALS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.CallsAppId;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.calls.TurnKeyId;
import io.quarkiverse.cloudflare.calls.TurnOptions;
import io.quarkiverse.cloudflare.deployment.test.calls.MatrixOperations.Kind;
import io.quarkiverse.cloudflare.deployment.test.calls.MatrixOperations.Ready;
import io.quarkiverse.cloudflare.deployment.test.calls.MatrixOperations.Second;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.smallrye.mutiny.Uni;

/** All operations on TURN credentials and on accounts, each ready to be asked for. Not thread-safe. */
final class RelayOperations {

    private final List<Ready> operations = new ArrayList<>();

    private RelayOperations() {
    }

    /** For clients that reach nothing, so that nothing can be prepared. */
    static List<Ready> unprepared(TurnClient turn, CallsAccount account) {
        return new RelayOperations().all(turn, account, "username", new Names("1", "2", "3", "4"));
    }

    static List<Ready> prepare(TurnClient turn, CallsAccount account) {
        return new RelayOperations().all(turn, account, turn.generateAndAwait().username().orElseThrow(),
                new Names(account.createAppAndAwait("kept").info().uid().value(),
                        account.createAppAndAwait("deleted").info().uid().value(),
                        account.createTurnKeyAndAwait("kept").info().uid().value(),
                        account.createTurnKeyAndAwait("deleted").info().uid().value()));
    }

    private record Names(String app, String deletedApp, String key, String deletedKey) {
    }

    private List<Ready> all(TurnClient turn, CallsAccount account, String username, Names names) {
        add("generate", Second.HARMLESS, Kind.OTHER, GENERATE_ICE_SERVERS, turn::generate);
        add("generate, labelled", Second.HARMLESS, Kind.OTHER, GENERATE_CREDENTIALS,
                () -> turn.generate(TurnOptions.DEFAULT.withCustomIdentifier("ada")));
        add("revoke", Second.HARMLESS, Kind.NO_RESULT, REVOKE_CREDENTIALS, () -> turn.revoke(username));

        CallsAppId app = new CallsAppId(names.app);
        add("apps", Second.HARMLESS, Kind.ACCOUNT, LIST_APPS, account::apps);
        add("createApp", Second.HARMFUL, Kind.ACCOUNT, CREATE_APP, () -> account.createApp("another"));
        add("app", Second.HARMLESS, Kind.ACCOUNT, GET_APP, () -> account.app(app));
        add("renameApp", Second.HARMLESS, Kind.ACCOUNT, EDIT_APP, () -> account.renameApp(app, "renamed"));
        add("deleteApp", Second.HARMLESS, Kind.REMOVAL, DELETE_APP, () -> account.deleteApp(new CallsAppId(names.deletedApp)));

        TurnKeyId key = new TurnKeyId(names.key);
        add("turnKeys", Second.HARMLESS, Kind.ACCOUNT, LIST_TURN_KEYS, account::turnKeys);
        add("createTurnKey", Second.HARMFUL, Kind.ACCOUNT, CREATE_TURN_KEY, () -> account.createTurnKey("another"));
        add("turnKey", Second.HARMLESS, Kind.ACCOUNT, GET_TURN_KEY, () -> account.turnKey(key));
        add("renameTurnKey", Second.HARMLESS, Kind.ACCOUNT, EDIT_TURN_KEY, () -> account.renameTurnKey(key, "renamed"));
        add("deleteTurnKey", Second.HARMLESS, Kind.REMOVAL, DELETE_TURN_KEY,
                () -> account.deleteTurnKey(new TurnKeyId(names.deletedKey)));
        return operations;
    }

    private void add(String name, Second second, Kind kind, Operation operation, Supplier<Uni<?>> call) {
        operations.add(new Ready(name, second, kind, exchange -> is(exchange, operation), call));
    }
}
