package io.quarkiverse.cloudflare.runtime.turn;

import java.util.List;
import java.util.function.Function;

import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.calls.TurnOptions;
import io.quarkiverse.cloudflare.runtime.config.RequiredSettings;
import io.quarkiverse.cloudflare.runtime.config.TurnRuntimeConfig;
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
import io.quarkus.runtime.configuration.ConfigurationException;

/** Makes the client of the configured TURN key. */
@Recorder
public class TurnRecorder {

    private static final String PREFIX = "quarkus.cloudflare.turn";

    /** What the client cannot do without. */
    public static final RequiredSettings REQUIRED = new RequiredSettings(PREFIX, List.of("key-id", "key-token"));

    private final RuntimeValue<TurnRuntimeConfig> config;

    public TurnRecorder(RuntimeValue<TurnRuntimeConfig> config) {
        this.config = config;
    }

    /** Fails now if the settings cannot be right; those that are missing are for who uses the client. */
    public Function<SyntheticCreationalContext<TurnClient>, TurnClient> client() {
        check(config.getValue());
        return context -> client(config.getValue(), context);
    }

    private static void check(TurnRuntimeConfig turn) {
        try {
            TurnOptions.requireTtl(PREFIX + ".ttl", turn.ttl());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
        if (turn.refreshBefore().isNegative()) {
            throw new ConfigurationException(
                    PREFIX + ".refresh-before must not be negative; found " + turn.refreshBefore());
        }
    }

    private static TurnClient client(TurnRuntimeConfig turn, SyntheticCreationalContext<TurnClient> context) {
        RequiredSettings.require(List.of(REQUIRED));
        HttpTarget target = new HttpTarget(HttpTurnClient.NAME, "turn",
                ApiUri.of(turn.baseUrl(), "turn", "keys", turn.keyId().orElseThrow()),
                new Secret(turn.keyToken().orElseThrow()), ErrorParser.SFU, turn);
        return new HttpTurnClient(RestClients.create(TurnApi.class, target),
                context.getInjectedReference(FaultGuards.class).of(target),
                context.getInjectedReference(Timers.class).clock(), turn.ttl(), turn.refreshBefore());
    }
}
