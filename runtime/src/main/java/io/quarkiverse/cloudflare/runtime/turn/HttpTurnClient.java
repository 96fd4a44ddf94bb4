package io.quarkiverse.cloudflare.runtime.turn;

import static io.quarkiverse.cloudflare.runtime.http.Operation.Repeat.ALWAYS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.calls.TurnOptions;
import io.quarkiverse.cloudflare.runtime.http.ApiExceptions;
import io.quarkiverse.cloudflare.runtime.http.FaultGuard;
import io.quarkiverse.cloudflare.runtime.http.Operation;
import io.quarkiverse.cloudflare.runtime.turn.TurnWire.Generate;
import io.quarkiverse.cloudflare.runtime.turn.TurnWire.Generated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The credentials of one TURN key, over HTTP. Thread-safe. */
final class HttpTurnClient implements TurnClient {

    static final String NAME = "Cloudflare TURN";

    private static final ApiExceptions FAILURES = new ApiExceptions(NAME,
            "Is quarkus.cloudflare.turn.key-token the token of the TURN key quarkus.cloudflare.turn.key-id?");

    // Of two credentials one is never used, and ends by itself.
    private static final Operation GENERATE = new Operation("generate", ALWAYS);
    // What is revoked stays so.
    private static final Operation REVOKE = new Operation("revoke", ALWAYS);

    // Some 2 KB each, so at most 40 MB; more than one node has members.
    private static final int HOLDERS = 20_000;

    private final TurnApi api;
    private final FaultGuard guard;
    private final Clock clock;
    private final Duration ttl;
    private final CredentialsCache cache;

    /**
     * @param ttl of credentials for which nothing else is asked
     */
    HttpTurnClient(TurnApi api, FaultGuard guard, Clock clock, Duration ttl, Duration refreshBefore) {
        this.api = api;
        this.guard = guard;
        this.clock = clock;
        this.ttl = TurnOptions.requireTtl("quarkus.cloudflare.turn.ttl", ttl);
        this.cache = new CredentialsCache(clock, refreshBefore, HOLDERS);
    }

    @Override
    public Uni<IceServers> generate(TurnOptions options) {
        Objects.requireNonNull(options, "options");
        return visible(generateAll(options), options);
    }

    @Override
    public Uni<IceServers> iceServersFor(String holder, TurnOptions options) {
        requireHolder(holder);
        Objects.requireNonNull(options, "options");
        return onContextOfCaller(visible(cache.get(holder, () -> generateAll(options)), options));
    }

    @Override
    public void forget(String holder) {
        requireHolder(holder);
        cache.forget(holder);
    }

    @Override
    public Uni<Void> revokeFor(String holder) {
        requireHolder(holder);
        return onContextOfCaller(cache.revoke(holder, this::revoke));
    }

    @Override
    public Uni<Void> revoke(String username) {
        Objects.requireNonNull(username, "username");
        if (username.isBlank() || username.equals(".") || username.equals("..")) {
            throw new IllegalArgumentException("The username of credentials must not be blank, nor only dots");
        }
        return send(REVOKE, () -> api.revoke(username))
                .onFailure(ApiExceptions::isGoneAfterRepeat).recoverWithNull();
    }

    private Uni<IceServers> generateAll(TurnOptions options) {
        Duration lifetime = options.ttl().map(asked -> TurnOptions.requireTtl("ttl", asked)).orElse(ttl);
        String label = options.customIdentifier().orElse(null);
        Generate request = new Generate(lifetime.toSeconds(), label);
        return send(GENERATE, () -> {
            // Before it is sent, so that nobody takes them to be valid for longer than Cloudflare does.
            Instant expiresAt = clock.instant().plus(lifetime);
            Uni<Generated> answer = label == null ? api.generateIceServers(request) : api.generate(request);
            return answer.map(generated -> TurnCodec.iceServers(generated, expiresAt));
        });
    }

    private <T> Uni<T> send(Operation operation, Supplier<Uni<T>> attempt) {
        return guard.call(operation, attempt)
                .onFailure().transform(failure -> FAILURES.translate(operation, failure));
    }

    private static Uni<IceServers> visible(Uni<IceServers> all, TurnOptions options) {
        return options.keepPort53() ? all : all.map(TurnCodec::withoutPort53);
    }

    /** Who waits for a request that another made is not to go on with what belongs to the other, such as its transaction. */
    private static <T> Uni<T> onContextOfCaller(Uni<T> shared) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            return caller == null ? shared : shared.emitOn(outcome -> {
                if (Vertx.currentContext() == caller) {
                    outcome.run();
                } else {
                    caller.runOnContext(ignored -> outcome.run());
                }
            });
        });
    }

    private static void requireHolder(String holder) {
        Objects.requireNonNull(holder, "holder");
        if (holder.isBlank()) {
            throw new IllegalArgumentException("The holder of credentials must not be blank");
        }
    }
}
