package io.quarkiverse.cloudflare.deployment.test.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.CallsAppId;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

class AccountErrorsTest extends WatchedTest {

    private static final String FAILURE = """
            {"success":false,"errors":[{"code":%d,"message":"%s","documentation_url":"https://d","source":{"pointer":"/name"}}],\
            "messages":[],"result":null}""";

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application()
            .overrideRuntimeConfigKey("quarkus.cloudflare.account.retry.max-retries", "2")
            // Each test fails as it likes.
            .overrideRuntimeConfigKey("quarkus.cloudflare.account.circuit-breaker.request-volume", "1000");

    @Inject
    CallsAccount account;

    @AfterEach
    void begin() {
        cloudflare.heal();
        cloudflare.forget();
    }

    @Test
    void nameThePermissionThatIsMissing() {
        cloudflare.on(Operation.LIST_TURN_KEYS).play(Fault.status(403, FAILURE.formatted(10000, "Authorization failure")));

        assertRefused(() -> account.turnKeysAndAwait(), refused -> {
            assertThat(refused).hasMessage("Cloudflare account API: turnKeys was refused: HTTP 403, 10000, Authorization "
                    + "failure. The token in quarkus.cloudflare.account.api-token needs the permission Calls Write for the "
                    + "account.");
            assertThat(refused.error().code()).isEqualTo("10000");
        });
        assertThat(cloudflare.count(Operation.LIST_TURN_KEYS)).isEqualTo(1);
    }

    @Test
    void areFoundInAnAnswerWithStatus200() {
        cloudflare.on(Operation.CREATE_APP).play(Fault.status(200, FAILURE.formatted(1000, "No room for another app")));

        assertRefused(() -> account.createAppAndAwait("events"), refused -> assertThat(refused)
                .hasMessage("Cloudflare account API: createApp was refused: HTTP 200, 1000, No room for another app"));
        assertThat(cloudflare.count(Operation.CREATE_APP)).isEqualTo(1);
    }

    @Test
    void tellThatThereIsNoSuchThing() {
        CallsAppId unknown = new CallsAppId("0000");

        assertRefused(() -> account.appAndAwait(unknown), refused -> assertThat(refused.status()).isEqualTo(404));
        assertRefused(() -> account.renameAppAndAwait(unknown, "x"), refused -> assertThat(refused.status()).isEqualTo(404));
        assertRefused(() -> account.deleteAppAndAwait(unknown), refused -> assertThat(refused.status()).isEqualTo(404));
    }

    @Test
    void doNotHideANewAppWithoutItsEnvelope() {
        cloudflare.on(Operation.CREATE_APP)
                .play(Fault.status(201, "{\"uid\":\"7009\",\"name\":\"events\",\"secret\":\"hush\"}"));

        assertThat(account.createAppAndAwait("events").secret()).isEqualTo("hush");
    }

    @Test
    void leaveItOpenWhetherAnAppWasMadeAndDoNotMakeAnother() {
        cloudflare.on(Operation.CREATE_APP).play(Fault.resetAfterApply());

        assertThatThrownBy(() -> account.createAppAndAwait("events")).isInstanceOfSatisfying(CallsUnreachableException.class,
                failure -> {
                    assertThat(failure).hasMessageStartingWith(
                            "createApp got no usable answer from Cloudflare account API after 1 attempt and ");
                    assertThat(failure.mayHaveHappened()).isTrue();
                });
        assertThat(cloudflare.count(Operation.CREATE_APP)).isEqualTo(1);
    }

    @Test
    void nameTheFieldThatAnAnswerLacksAndDoNotMakeAnotherKey() {
        cloudflare.on(Operation.CREATE_TURN_KEY)
                .play(Fault.status(201, "{\"success\":true,\"result\":{\"uid\":\"2a95\",\"name\":\"relay\"}}"));

        assertThatThrownBy(() -> account.createTurnKeyAndAwait("relay")).isInstanceOf(CallsUnreachableException.class)
                .hasMessageEndingWith("The answer cannot be read: the field key is missing");
        assertThat(cloudflare.count(Operation.CREATE_TURN_KEY)).isEqualTo(1);
    }

    @Test
    void areRepeatedWhereThatDoesNoHarm() {
        CallsAppId uid = account.createAppAndAwait("events").info().uid();
        cloudflare.on(Operation.LIST_APPS).play(Fault.status(503, ""));
        cloudflare.on(Operation.GET_APP).play(Fault.truncatedJson());
        cloudflare.on(Operation.EDIT_APP).play(Fault.resetAfterApply());

        assertThat(account.appsAndAwait()).isNotEmpty();
        assertThat(account.appAndAwait(uid).name()).isEqualTo("events");
        assertThat(account.renameAppAndAwait(uid, "meetings").name()).isEqualTo("meetings");
        assertThat(cloudflare.exchanges()).hasSize(1 + 2 + 2 + 2);
    }

    @Test
    void areNoneWhenWhatWasToBeDeletedIsGoneAfterARepeat() {
        CallsAppId uid = account.createAppAndAwait("events").info().uid();
        cloudflare.on(Operation.DELETE_APP).play(Fault.resetAfterApply());

        account.deleteAppAndAwait(uid);

        assertThat(cloudflare.count(Operation.DELETE_APP)).isEqualTo(2);
    }

    private static void assertRefused(ThrowingCallable call, Consumer<CallsRejectedException> check) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CallsRejectedException.class, check);
    }
}
