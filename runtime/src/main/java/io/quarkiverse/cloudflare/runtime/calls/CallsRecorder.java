package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;
import java.util.function.Function;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.runtime.config.CallsAppConfig;
import io.quarkiverse.cloudflare.runtime.config.CallsRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.config.RequiredSettings;
import io.quarkiverse.cloudflare.runtime.http.ApiUri;
import io.quarkiverse.cloudflare.runtime.http.ErrorParser;
import io.quarkiverse.cloudflare.runtime.http.FaultGuards;
import io.quarkiverse.cloudflare.runtime.http.HttpTarget;
import io.quarkiverse.cloudflare.runtime.http.RestClients;
import io.quarkiverse.cloudflare.runtime.http.Secret;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.quarkus.arc.SyntheticCreationalContext;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** Makes the clients of the configured apps. */
@Recorder
public class CallsRecorder {

    private final RuntimeValue<CallsRuntimeConfig> config;

    public CallsRecorder(RuntimeValue<CallsRuntimeConfig> config) {
        this.config = config;
    }

    /**
     * @param app a name of the configuration, or {@link CallsRuntimeConfig#DEFAULT_APP}
     * @param required checked here, too: a client that is looked up is not needed before
     */
    public Function<SyntheticCreationalContext<CallsClient>, CallsClient> client(String app, RequiredSettings required) {
        return context -> {
            RequiredSettings.require(List.of(required));
            return client(config.getValue().apps().get(app), target(app), context);
        };
    }

    /** Messages, meters and health checks tell apps apart by it. */
    private static String target(String app) {
        return app.equals(CallsRuntimeConfig.DEFAULT_APP) ? "Cloudflare Calls" : "Cloudflare Calls (" + app + ")";
    }

    private static CallsClient client(CallsAppConfig app, String name, SyntheticCreationalContext<CallsClient> context) {
        HttpTarget target = new HttpTarget(name, "calls",
                ApiUri.of(app.baseUrl(), "apps", app.appId().orElseThrow()),
                new Secret(app.appSecret().orElseThrow()), ErrorParser.SFU, app);
        SessionSettings settings = new SessionSettings(app.answerTimeout(), app.requestsPerSecond());
        Timers timers = context.getInjectedReference(Timers.class);
        return new HttpCallsClient(RestClients.create(CallsApi.class, target),
                context.getInjectedReference(FaultGuards.class).of(target),
                client -> session -> new SerialCallsSession(session, client, timers, settings));
    }
}
