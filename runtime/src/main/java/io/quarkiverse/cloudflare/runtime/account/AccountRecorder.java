package io.quarkiverse.cloudflare.runtime.account;

import java.util.List;
import java.util.function.Function;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.runtime.config.AccountRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.config.RequiredSettings;
import io.quarkiverse.cloudflare.runtime.http.ApiUri;
import io.quarkiverse.cloudflare.runtime.http.ErrorParser;
import io.quarkiverse.cloudflare.runtime.http.FaultGuards;
import io.quarkiverse.cloudflare.runtime.http.HttpTarget;
import io.quarkiverse.cloudflare.runtime.http.RestClients;
import io.quarkiverse.cloudflare.runtime.http.Secret;
import io.quarkus.arc.SyntheticCreationalContext;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** Makes the client of the configured account. */
@Recorder
public class AccountRecorder {

    /** What the client cannot do without. */
    public static final RequiredSettings REQUIRED = new RequiredSettings("quarkus.cloudflare.account",
            List.of("account-id", "api-token"));

    private final RuntimeValue<AccountRuntimeConfig> config;

    public AccountRecorder(RuntimeValue<AccountRuntimeConfig> config) {
        this.config = config;
    }

    public Function<SyntheticCreationalContext<CallsAccount>, CallsAccount> client() {
        return context -> client(config.getValue(), context);
    }

    private static CallsAccount client(AccountRuntimeConfig account, SyntheticCreationalContext<CallsAccount> context) {
        RequiredSettings.require(List.of(REQUIRED));
        HttpTarget target = new HttpTarget(HttpCallsAccount.NAME, "account",
                ApiUri.of(account.baseUrl(), "accounts", account.accountId().orElseThrow()),
                new Secret(account.apiToken().orElseThrow()), ErrorParser.ACCOUNT, account);
        return new HttpCallsAccount(RestClients.create(AccountApi.class, target),
                context.getInjectedReference(FaultGuards.class).of(target));
    }
}
