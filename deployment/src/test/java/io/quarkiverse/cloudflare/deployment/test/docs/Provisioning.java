package io.quarkiverse.cloudflare.deployment.test.docs;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.calls.NewCallsApp;
import io.quarkiverse.cloudflare.calls.NewTurnKey;

// tag::provisioning[]
@ApplicationScoped
public class Provisioning {

    private final CallsAccount account;
    private final Vault vault;

    Provisioning(CallsAccount account, Vault vault) {
        this.account = account;
        this.vault = vault;
    }

    public void newTenant(String tenant) {
        NewCallsApp app = account.createAppAndAwait(tenant);
        vault.keep(tenant + "/app", app.info().uid().value(), app.secret());
        NewTurnKey key = account.createTurnKeyAndAwait(tenant);
        vault.keep(tenant + "/turn", key.info().uid().value(), key.token());
    }
    // end::provisioning[]

    // tag::ambiguous[]
    public NewCallsApp createOnce(String name) {
        try {
            return account.createAppAndAwait(name);
        } catch (CallsUnreachableException e) {
            // Perhaps there is an app whose secret nobody has seen. It is of no use to anybody.
            account.appsAndAwait().stream().filter(app -> app.name().equals(name))
                    .forEach(app -> account.deleteAppAndAwait(app.uid()));
            return account.createAppAndAwait(name);
        }
    }
    // end::ambiguous[]

    /** Where the secrets go. */
    public interface Vault {

        void keep(String name, String id, String secret);
    }
    // tag::provisioning[]
}
// end::provisioning[]
