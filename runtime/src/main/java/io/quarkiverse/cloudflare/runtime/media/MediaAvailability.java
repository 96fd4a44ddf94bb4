package io.quarkiverse.cloudflare.runtime.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.runtime.config.CallsAppConfig;
import io.quarkiverse.cloudflare.runtime.config.CallsRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.config.RequiredSettings;
import io.quarkiverse.cloudflare.runtime.config.TurnRuntimeConfig;

/**
 * Whether there is media at all. It does not change while the application runs. Thread-safe.
 */
public final class MediaAvailability {

    /** The application has no Calls settings. */
    public static final String NOT_CONFIGURED = "not_configured";

    private final boolean enabled;
    private final boolean relayed;
    private final Supplier<CallsClient> calls;
    private final Supplier<TurnClient> turn;

    /**
     * @param calls asked only if Calls is configured
     * @param turn asked only if TURN is configured
     */
    public MediaAvailability(boolean enabled, Supplier<CallsClient> calls, boolean relayed, Supplier<TurnClient> turn) {
        this.enabled = enabled;
        this.calls = calls;
        this.relayed = relayed;
        this.turn = turn;
    }

    /** @return whether the app without a name has all its settings */
    static boolean isConfigured(CallsRuntimeConfig config) {
        CallsAppConfig app = config.apps().get(CallsRuntimeConfig.DEFAULT_APP);
        return app != null && isThere(app.appId()) && isThere(app.appSecret());
    }

    /** @return whether TURN has all its settings */
    static boolean isConfigured(TurnRuntimeConfig config) {
        return isThere(config.keyId()) && isThere(config.keyToken());
    }

    /** @return what must be set where only a part of it is: somebody wants it, and would wonder why it is off */
    static List<RequiredSettings> halfConfigured(CallsRuntimeConfig calls, TurnRuntimeConfig turn) {
        List<RequiredSettings> half = new ArrayList<>();
        CallsAppConfig app = calls.apps().get(CallsRuntimeConfig.DEFAULT_APP);
        if (app != null && isThere(app.appId()) != isThere(app.appSecret())) {
            half.add(new RequiredSettings("quarkus.cloudflare.calls", List.of("app-id", "app-secret")));
        }
        if (isThere(turn.keyId()) != isThere(turn.keyToken())) {
            half.add(new RequiredSettings("quarkus.cloudflare.turn", List.of("key-id", "key-token")));
        }
        return half;
    }

    private static boolean isThere(Optional<String> setting) {
        return setting.filter(value -> !value.isBlank()).isPresent();
    }

    /** @return whether Calls is configured */
    public boolean isEnabled() {
        return enabled;
    }

    /** @return why there is no media; empty if there is */
    public String reason() {
        return enabled ? "" : NOT_CONFIGURED;
    }

    /**
     * @throws IllegalStateException if Calls is not configured
     */
    public CallsClient calls() {
        if (!enabled) {
            throw new IllegalStateException("Calls is not configured");
        }
        return calls.get();
    }

    /** @return empty if TURN is not configured: peers do with STUN then */
    public Optional<TurnClient> turn() {
        return relayed ? Optional.of(turn.get()) : Optional.empty();
    }
}
