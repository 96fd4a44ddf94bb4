package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.Adapter;
import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.CallsAppInfo;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.calls.NewCallsApp;
import io.quarkiverse.cloudflare.calls.NewTurnKey;
import io.quarkiverse.cloudflare.calls.TurnClient;

/** What the client may rely on of TURN and of the account. */
abstract class ServicesContract extends CallsContract {

    @Inject
    TurnClient turn;

    @Inject
    CallsAccount account;

    @Test
    void issuesAndRevokesCredentials() {
        IceServers first = turn.generateAndAwait();
        IceServers second = turn.generateAndAwait();

        assertThat(first.servers()).hasSize(2);
        assertThat(first.servers().get(0).urls()).allMatch(url -> url.startsWith("stun:"));
        assertThat(first.servers().get(1).urls()).allMatch(url -> url.matches("turns?:.*\\?transport=(udp|tcp)"));
        assertThat(first.username()).isPresent().isNotEqualTo(second.username());
        turn.revokeAndAwait(first.username().orElseThrow());
    }

    @Test
    void keepsApps() {
        NewCallsApp made = account.createAppAndAwait("rehearsal");

        assertThat(made.secret()).matches("[0-9a-f]{64}");
        assertThat(account.appsAndAwait()).extracting(CallsAppInfo::uid).contains(made.info().uid());
        assertThat(account.renameAppAndAwait(made.info().uid(), "premiere").name()).isEqualTo("premiere");
        account.deleteAppAndAwait(made.info().uid());
        assertThatThrownBy(() -> account.appAndAwait(made.info().uid())).isInstanceOf(CallsRejectedException.class)
                .satisfies(refused -> assertThat(((CallsRejectedException) refused).status()).isEqualTo(404));
    }

    @Test
    void keepsTurnKeys() {
        NewTurnKey made = account.createTurnKeyAndAwait("relay");

        assertThat(account.turnKeyAndAwait(made.info().uid()).name()).isEqualTo("relay");
        account.deleteTurnKeyAndAwait(made.info().uid());
        assertThat(account.turnKeysAndAwait()).noneMatch(key -> key.uid().equals(made.info().uid()));
    }

    @Test
    void refusesAdaptersOnThisMachine() {
        assertThat(calls.adapters().openAndAwait(List.of(Adapter.ingest("speech", URI.create("ws://localhost/in"))))
                .refused()).extracting(refused -> refused.error().code()).containsExactly("websocket_localhost_not_allowed");
    }
}
