package io.quarkiverse.cloudflare.deployment.test.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.NewTurnKey;
import io.quarkiverse.cloudflare.calls.TurnKeyId;
import io.quarkiverse.cloudflare.calls.TurnKeyInfo;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkiverse.cloudflare.support.cloudflare.Exchange;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

class TurnKeysTest extends WatchedTest {

    private static final String KEYS = "/client/v4/accounts/" + CloudflareStandIn.ACCOUNT_ID + "/calls/turn_keys";

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application();

    @Inject
    CallsAccount account;

    @AfterEach
    void everyRequestWasAsDocumented() {
        cloudflare.assertNoViolations();
        cloudflare.forget();
    }

    @Test
    void areMadeWithATokenThatIsShownOnce() {
        NewTurnKey made = account.createTurnKeyAndAwait("relay");

        Exchange request = cloudflare.exchanges(Operation.CREATE_TURN_KEY).get(0);
        assertThat(request.path()).isEqualTo(KEYS);
        assertThat(request.text()).isEqualTo("{\"name\":\"relay\"}");
        assertThat(made.token()).hasSize(64);
        assertThat(made.info().name()).isEqualTo("relay");
        assertThat(made.toString()).contains("relay").doesNotContain(made.token());
    }

    @Test
    void areListedFoundAndRenamed() {
        TurnKeyInfo made = account.createTurnKeyAndAwait("relay").info();

        assertThat(account.turnKeysAndAwait()).contains(made).extracting(key -> key.uid().value())
                .contains(cloudflare.turnKeyId());
        assertThat(account.turnKeyAndAwait(made.uid())).isEqualTo(made);
        assertThat(account.renameTurnKeyAndAwait(made.uid(), "relay-2").name()).isEqualTo("relay-2");
        assertThat(cloudflare.exchanges()).extracting(Exchange::path)
                .containsExactly(KEYS, KEYS, KEYS + "/" + made.uid(), KEYS + "/" + made.uid());
    }

    @Test
    void areDeleted() {
        TurnKeyId uid = account.createTurnKeyAndAwait("relay").info().uid();

        account.deleteTurnKeyAndAwait(uid);

        assertThat(cloudflare.count(Operation.DELETE_TURN_KEY)).isEqualTo(1);
        assertThatThrownBy(() -> account.turnKeyAndAwait(uid)).isInstanceOfSatisfying(CallsRejectedException.class,
                refused -> assertThat(refused.status()).isEqualTo(404));
    }

    @Test
    void haveAnIdThatStaysInItsPlace() {
        assertThatThrownBy(() -> account.deleteTurnKeyAndAwait(new TurnKeyId("a/b")))
                .isInstanceOf(CallsRejectedException.class);

        assertThat(cloudflare.exchanges().get(0).path()).isEqualTo(KEYS + "/a%2Fb");
    }
}
