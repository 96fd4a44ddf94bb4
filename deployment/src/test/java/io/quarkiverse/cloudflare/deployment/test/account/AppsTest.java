package io.quarkiverse.cloudflare.deployment.test.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.CallsAppId;
import io.quarkiverse.cloudflare.calls.CallsAppInfo;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.NewCallsApp;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkiverse.cloudflare.support.cloudflare.Exchange;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

class AppsTest extends WatchedTest {

    private static final String APPS = "/client/v4/accounts/" + CloudflareStandIn.ACCOUNT_ID + "/calls/apps";

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
    void areMadeWithASecretThatIsShownOnce() {
        NewCallsApp made = account.createAppAndAwait("events");

        Exchange request = cloudflare.exchanges(Operation.CREATE_APP).get(0);
        assertThat(request.path()).isEqualTo(APPS);
        assertThat(request.text()).isEqualTo("{\"name\":\"events\"}");
        assertThat(request.header("authorization")).contains("Bearer " + CloudflareStandIn.ACCOUNT_TOKEN);
        assertThat(made.secret()).hasSize(64);
        assertThat(made.info().name()).isEqualTo("events");
        assertThat(made.info().created()).isPresent();
        assertThat(made.info().modified()).isEqualTo(made.info().created());
        assertThat(made.toString()).contains("events").doesNotContain(made.secret());
    }

    @Test
    void areListedFoundAndRenamed() {
        CallsAppInfo made = account.createAppAndAwait("events").info();

        assertThat(account.appsAndAwait()).contains(made).extracting(app -> app.uid().value())
                .contains(cloudflare.appId());
        assertThat(account.appAndAwait(made.uid())).isEqualTo(made);

        CallsAppInfo renamed = account.renameAppAndAwait(made.uid(), "meetings");

        assertThat(renamed.uid()).isEqualTo(made.uid());
        assertThat(renamed.name()).isEqualTo("meetings");
        assertThat(cloudflare.exchanges(Operation.EDIT_APP).get(0).text()).isEqualTo("{\"name\":\"meetings\"}");
        assertThat(cloudflare.exchanges()).extracting(Exchange::path)
                .containsExactly(APPS, APPS, APPS + "/" + made.uid(), APPS + "/" + made.uid());
    }

    @Test
    void areDeleted() {
        CallsAppId uid = account.createAppAndAwait("events").info().uid();

        account.deleteAppAndAwait(uid);

        assertThat(cloudflare.exchanges(Operation.DELETE_APP)).hasSize(1).noneMatch(Exchange::hasBody);
        assertThatThrownBy(() -> account.appAndAwait(uid)).isInstanceOfSatisfying(CallsRejectedException.class,
                refused -> assertThat(refused.status()).isEqualTo(404));
    }

    @Test
    void haveAnIdThatStaysInItsPlace() {
        assertThatThrownBy(() -> account.appAndAwait(new CallsAppId("a/b ?c"))).isInstanceOf(CallsRejectedException.class);

        assertThat(cloudflare.exchanges().get(0).path()).isEqualTo(APPS + "/a%2Fb%20%3Fc");
        for (String climbing : List.of(".", "..")) {
            assertThatThrownBy(() -> new CallsAppId(climbing))
                    .hasMessage("The id of an app must not be '" + climbing + "'");
        }
    }

    @Test
    void haveAName() {
        assertThatThrownBy(() -> account.createApp(" ")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must not be blank");
        assertThatThrownBy(() -> account.renameApp(new CallsAppId("a"), "")).hasMessage("name must not be blank");
        assertThat(cloudflare.exchanges()).isEmpty();
    }
}
