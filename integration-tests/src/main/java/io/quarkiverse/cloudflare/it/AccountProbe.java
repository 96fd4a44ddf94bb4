package io.quarkiverse.cloudflare.it;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.CallsAppId;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.calls.TurnKeyId;

/**
 * Makes every request of the TURN and account clients once, to see that the packaged application can. Not there unless
 * {@code meet.calls-probe} is set.
 */
@Path("/api/probe/account")
public class AccountProbe {

    private final Instance<TurnClient> turn;
    private final Instance<CallsAccount> account;
    private final boolean enabled;

    AccountProbe(Instance<TurnClient> turn, Instance<CallsAccount> account,
            @ConfigProperty(name = "meet.calls-probe", defaultValue = "false") boolean enabled) {
        this.turn = turn;
        this.account = account;
        this.enabled = enabled;
    }

    @POST
    public Map<String, Object> probe() {
        if (!enabled) {
            throw new NotFoundException();
        }
        Map<String, Object> results = new LinkedHashMap<>();
        IceServers servers = turn.get().iceServersForAndAwait("probe");
        results.put("iceServers", servers);
        turn.get().revokeForAndAwait("probe");
        apps(results);
        keys(results);
        return results;
    }

    private void apps(Map<String, Object> results) {
        CallsAppId app = account.get().createAppAndAwait("probe").info().uid();
        results.put("app", account.get().appAndAwait(app));
        results.put("renamedApp", account.get().renameAppAndAwait(app, "renamed"));
        results.put("apps", account.get().appsAndAwait());
        account.get().deleteAppAndAwait(app);
    }

    private void keys(Map<String, Object> results) {
        TurnKeyId key = account.get().createTurnKeyAndAwait("probe").info().uid();
        results.put("key", account.get().turnKeyAndAwait(key));
        results.put("renamedKey", account.get().renameTurnKeyAndAwait(key, "renamed"));
        results.put("keys", account.get().turnKeysAndAwait());
        account.get().deleteTurnKeyAndAwait(key);
    }
}
