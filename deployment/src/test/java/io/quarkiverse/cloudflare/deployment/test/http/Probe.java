package io.quarkiverse.cloudflare.deployment.test.http;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Singleton;

import io.quarkiverse.cloudflare.deployment.test.http.ProbeApi.Opened;
import io.quarkiverse.cloudflare.runtime.config.HttpConfig;
import io.quarkiverse.cloudflare.runtime.http.ErrorParser;
import io.quarkiverse.cloudflare.runtime.http.FaultGuard;
import io.quarkiverse.cloudflare.runtime.http.FaultGuards;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure;
import io.quarkiverse.cloudflare.runtime.http.HttpTarget;
import io.quarkiverse.cloudflare.runtime.http.Operation;
import io.quarkiverse.cloudflare.runtime.http.Operation.Repeat;
import io.quarkiverse.cloudflare.runtime.http.RestClients;
import io.quarkiverse.cloudflare.runtime.http.Secret;
import io.quarkiverse.cloudflare.support.HttpSettings;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** A client of the layer, as thin as can be. */
@Singleton
public class Probe {

    static final Operation SAFE = new Operation("open", Repeat.ALWAYS);
    static final Operation UNSAFE = new Operation("publish", Repeat.NOT_IF_AMBIGUOUS);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FaultGuards guards;
    private ProbeApi api;
    private FaultGuard guard;

    Probe(FaultGuards guards) {
        this.guards = guards;
    }

    Probe of(CloudflareStandIn standIn, HttpSettings settings) {
        return at(URI.create(standIn.callsUri() + "/apps/" + standIn.appId()), standIn.appSecret(), settings.build());
    }

    Probe at(URI base, String secret, HttpConfig config) {
        HttpTarget target = new HttpTarget("Cloudflare Calls", "calls", base, new Secret(secret), ErrorParser.SFU, config);
        api = RestClients.create(ProbeApi.class, target);
        guard = guards.of(target);
        return this;
    }

    ProbeApi api() {
        return api;
    }

    FaultGuard guard() {
        return guard;
    }

    Uni<Opened> open(Operation operation) {
        return guard.call(operation, () -> api.open());
    }

    HttpFailure failure(Operation operation) {
        return failureOf(open(operation));
    }

    static HttpFailure failureOf(Uni<?> call) {
        return (HttpFailure) call.subscribe().withSubscriber(UniAssertSubscriber.create()).awaitFailure(PATIENCE)
                .assertFailed().getFailure();
    }

    static <T> T itemOf(Uni<T> call) {
        return call.await().atMost(PATIENCE);
    }
}
