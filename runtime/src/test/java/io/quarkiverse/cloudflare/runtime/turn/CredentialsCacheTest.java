package io.quarkiverse.cloudflare.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.IceServer;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;

class CredentialsCacheTest {

    private static final int CAPACITY = 3;

    private final MovableTimers time = new MovableTimers();
    private final CredentialsCache cache = new CredentialsCache(time.clock(), Duration.ofMinutes(30), CAPACITY);
    private int generated;

    @Test
    void givesTheSameCredentialsUntilTheyAreToBeRenewed() {
        assertThat(username("ada")).isEqualTo("user-1");

        time.advance(Duration.ofMinutes(210).minusMillis(1));
        assertThat(username("ada")).isEqualTo("user-1");

        time.advance(Duration.ofMillis(1));
        assertThat(username("ada")).isEqualTo("user-2");
        assertThat(username("ada")).isEqualTo("user-2");
    }

    @Test
    void renewsCredentialsThatLiveShortAtHalfOfTheirLife() {
        Duration ttl = Duration.ofMinutes(10);
        assertThat(get("ada", ttl).username()).contains("user-1");

        time.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(get("ada", ttl).username()).contains("user-1");

        time.advance(Duration.ofMillis(1));
        assertThat(get("ada", ttl).username()).contains("user-2");
    }

    @Test
    void keepsTheCredentialsOfEachHolder() {
        assertThat(username("ada")).isEqualTo("user-1");
        assertThat(username("bob")).isEqualTo("user-2");
        assertThat(username("ada")).isEqualTo("user-1");
    }

    @Test
    void makesOneRequestForAllWhoAskAtOnce() {
        List<UniEmitter<? super IceServers>> requests = new ArrayList<>();
        List<UniAssertSubscriber<IceServers>> callers = IntStream.range(0, 5).mapToObj(i -> ask("ada", requests)).toList();

        requests.get(0).complete(servers("only", Duration.ofHours(4)));

        assertThat(requests).hasSize(1);
        callers.forEach(caller -> assertThat(caller.assertCompleted().getItem().username()).contains("only"));
    }

    @Test
    void goesOnForTheOthersWhenOneCallerGivesUp() {
        List<UniEmitter<? super IceServers>> requests = new ArrayList<>();
        UniAssertSubscriber<IceServers> impatient = ask("ada", requests);
        UniAssertSubscriber<IceServers> patient = ask("ada", requests);

        impatient.cancel();
        requests.get(0).complete(servers("only", Duration.ofHours(4)));

        assertThat(requests).hasSize(1);
        patient.assertCompleted();
    }

    @Test
    void keepsForTheNextWhatArrivesWhenNobodyWaitsAnyMore() {
        List<UniEmitter<? super IceServers>> requests = new ArrayList<>();
        ask("ada", requests).cancel();
        UniAssertSubscriber<IceServers> next = ask("ada", requests);
        next.cancel();

        requests.get(0).complete(servers("only", Duration.ofHours(4)));

        assertThat(requests).hasSize(1);
        assertThat(username("ada")).isEqualTo("only");
    }

    @Test
    void doesNotKeepAFailure() {
        UniAssertSubscriber<IceServers> refused = fail("ada");

        assertThat(refused.getFailure()).hasMessage("refused");
        assertThat(username("ada")).isEqualTo("user-1");
    }

    @Test
    void givesThePresentCredentialsWhenTheyCannotBeRenewed() {
        username("ada");
        time.advance(Duration.ofHours(4).minusMillis(1));

        assertThat(fail("ada").assertCompleted().getItem().username()).contains("user-1");
        assertThat(username("ada")).isEqualTo("user-2");
    }

    @Test
    void neverGivesCredentialsThatHaveEnded() {
        username("ada");
        time.advance(Duration.ofHours(4));

        assertThat(fail("ada").getFailure()).hasMessage("refused");
    }

    @Test
    void forgetsWhoAskedLongestAgo() {
        List.of("ada", "bob", "cyd").forEach(this::username);
        username("ada");
        username("dan");

        assertThat(cache.size()).isEqualTo(CAPACITY);
        assertThat(username("ada")).isEqualTo("user-1");
        assertThat(username("bob")).isEqualTo("user-5");
    }

    @Test
    void forgetsWhoseCredentialsHaveEnded() {
        username("ada");
        username("bob");
        time.advance(Duration.ofHours(4));
        username("cyd");

        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void generatesOthersForAHolderThatWasForgotten() {
        username("ada");
        cache.forget("ada");
        cache.forget("nobody");

        assertThat(username("ada")).isEqualTo("user-2");
    }

    @Test
    void doesNotKeepWhatArrivesForAHolderThatWasForgotten() {
        List<UniEmitter<? super IceServers>> requests = new ArrayList<>();
        UniAssertSubscriber<IceServers> caller = ask("ada", requests);
        cache.forget("ada");
        requests.get(0).complete(servers("late", Duration.ofHours(4)));

        assertThat(caller.assertCompleted().getItem().username()).contains("late");
        assertThat(username("ada")).isEqualTo("user-1");
    }

    private String username(String holder) {
        return get(holder, Duration.ofHours(4)).username().orElseThrow();
    }

    private IceServers get(String holder, Duration ttl) {
        return cache.get(holder, () -> Uni.createFrom().item(() -> servers("user-" + ++generated, ttl))).await().indefinitely();
    }

    private UniAssertSubscriber<IceServers> ask(String holder, List<UniEmitter<? super IceServers>> requests) {
        return cache.get(holder, () -> Uni.createFrom().<IceServers> emitter(requests::add)).subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private UniAssertSubscriber<IceServers> fail(String holder) {
        return cache.get(holder, () -> Uni.createFrom().failure(new IllegalStateException("refused"))).subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private IceServers servers(String username, Duration ttl) {
        return new IceServers(List.of(IceServer.turn(List.of("turn:t:3478"), username, "secret")),
                Optional.of(time.clock().instant().plus(ttl)));
    }
}
