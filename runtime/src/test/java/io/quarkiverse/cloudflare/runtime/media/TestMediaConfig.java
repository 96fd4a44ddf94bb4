package io.quarkiverse.cloudflare.runtime.media;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.runtime.config.MediaRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.smallrye.mutiny.Uni;

/** The settings as they are by default, and what is made of those of others. */
final class TestMediaConfig implements MediaRuntimeConfig {

    static MediaAvailability enabled() {
        return new MediaAvailability(true, () -> null, false, () -> null);
    }

    /**
     * @param revoked whose credentials were revoked
     */
    static IceServersSource credentials(List<String> revoked, Timers timers) {
        TurnClient turn = (TurnClient) Proxy.newProxyInstance(TestMediaConfig.class.getClassLoader(),
                new Class<?>[] { TurnClient.class }, (proxy, method, arguments) -> Uni.createFrom().item(() -> {
                    revoked.add(method.getName() + " " + arguments[0]);
                    return null;
                }));
        return new IceServersSource(new MediaAvailability(true, () -> null, true, () -> turn), timers);
    }

    @Override
    public Optional<String> tokenKey() {
        return Optional.empty();
    }

    @Override
    public Optional<String> previousTokenKey() {
        return Optional.empty();
    }

    @Override
    public Duration tokenTtl() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration sessionPoll() {
        return Duration.ofSeconds(3);
    }

    @Override
    public Duration broadcastPoll() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration undeclaredAfter() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration grantTtl() {
        return Duration.ofSeconds(30);
    }
}
