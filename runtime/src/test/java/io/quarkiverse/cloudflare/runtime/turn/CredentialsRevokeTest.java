package io.quarkiverse.cloudflare.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.IceServer;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;

class CredentialsRevokeTest {

    private static final Duration TTL = Duration.ofHours(4);

    private final MovableTimers time = new MovableTimers();
    private final CredentialsCache cache = new CredentialsCache(time.clock(), Duration.ofMinutes(30), 10);
    private final List<String> revoked = new ArrayList<>();
    private int generated;

    @Test
    void revokesWhatTheHolderHasAndGeneratesOthers() {
        username("ada");
        username("bob");

        revoke("ada").assertCompleted();

        assertThat(revoked).containsExactly("user-1");
        assertThat(cache.size()).isEqualTo(1);
        assertThat(username("ada")).isEqualTo("user-3");
        assertThat(username("bob")).isEqualTo("user-2");
    }

    @Test
    void doesNothingForAHolderWithoutCredentials() {
        revoke("nobody").assertCompleted();

        assertThat(revoked).isEmpty();
    }

    @Test
    void hasNothingToRevokeWhereNoServerIsNeeded() {
        cache.get("ada", () -> Uni.createFrom().item(
                new IceServers(List.of(), Optional.of(time.clock().instant().plus(TTL))))).await().indefinitely();

        revoke("ada").assertCompleted();

        assertThat(revoked).isEmpty();
        assertThat(cache.size()).isZero();
    }

    @Test
    void revokesThoseBeforeARenewalTooWhileTheyAreValid() {
        username("ada");
        time.advance(Duration.ofMinutes(211));
        username("ada");

        revoke("ada").assertCompleted();

        assertThat(revoked).containsExactly("user-1", "user-2");
    }

    @Test
    void doesNotRevokeWhatHasEnded() {
        username("ada");
        time.advance(TTL);

        revoke("ada").assertCompleted();

        assertThat(revoked).isEmpty();
        assertThat(cache.size()).isZero();
    }

    @Test
    void revokesWhatIsBeingGenerated() {
        List<UniEmitter<? super IceServers>> requests = new ArrayList<>();
        cache.get("ada", () -> Uni.createFrom().<IceServers> emitter(requests::add)).subscribe().with(given -> {
        });
        UniAssertSubscriber<Void> revocation = revoke("ada");
        assertThat(revoked).isEmpty();

        requests.get(0).complete(servers("late"));

        revocation.assertCompleted();
        assertThat(revoked).containsExactly("late");
        assertThat(username("ada")).isEqualTo("user-1");
    }

    @Test
    void leavesAloneWhatIsGeneratedAfterwards() {
        List<UniEmitter<? super IceServers>> requests = new ArrayList<>();
        cache.get("ada", () -> Uni.createFrom().<IceServers> emitter(requests::add)).subscribe().with(given -> {
        });
        UniAssertSubscriber<Void> revocation = revoke("ada");
        assertThat(username("ada")).isEqualTo("user-1");

        requests.get(0).complete(servers("late"));

        revocation.assertCompleted();
        assertThat(revoked).containsExactly("late");
        assertThat(username("ada")).isEqualTo("user-1");
    }

    @Test
    void needsToRevokeNothingWhenGeneratingFailed() {
        List<UniEmitter<? super IceServers>> requests = new ArrayList<>();
        cache.get("ada", () -> Uni.createFrom().<IceServers> emitter(requests::add)).subscribe().with(given -> {
        }, failure -> {
        });
        UniAssertSubscriber<Void> revocation = revoke("ada");

        requests.get(0).fail(new IllegalStateException("refused"));

        revocation.assertCompleted();
        assertThat(cache.size()).isZero();
    }

    @Test
    void triesAllAndTellsTheFirstFailure() {
        username("ada");
        time.advance(Duration.ofMinutes(211));
        username("ada");

        UniAssertSubscriber<Void> failed = revokeExcept("ada", "user-1");

        assertThat(failed.getFailure()).hasMessage("user-1 cannot be revoked");
        assertThat(revoked).containsExactly("user-2");
    }

    @Test
    void revokesLaterWhatCouldNotBeRevokedAndNeverGivesIt() {
        username("ada");
        revokeExcept("ada", "user-1");
        assertThat(username("ada")).isEqualTo("user-2");

        revoke("ada").assertCompleted();

        assertThat(revoked).containsExactly("user-1", "user-2");
        assertThat(cache.size()).isZero();
    }

    private String username(String holder) {
        return cache.get(holder, () -> Uni.createFrom().item(() -> servers("user-" + ++generated))).await().indefinitely()
                .username().orElseThrow();
    }

    private UniAssertSubscriber<Void> revoke(String holder) {
        return revokeExcept(holder, "");
    }

    private UniAssertSubscriber<Void> revokeExcept(String holder, String stubborn) {
        return cache.revoke(holder, username -> username.equals(stubborn)
                ? Uni.createFrom().failure(new IllegalStateException(username + " cannot be revoked"))
                : Uni.createFrom().voidItem().invoke(() -> revoked.add(username)))
                .subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private IceServers servers(String username) {
        return new IceServers(List.of(IceServer.turn(List.of("turn:t:3478"), username, "secret")),
                Optional.of(time.clock().instant().plus(TTL)));
    }
}
