package io.quarkiverse.cloudflare.deployment.test.http;

import static io.quarkiverse.cloudflare.support.HttpSettings.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.runtime.http.HttpFailure;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Answered;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.NotSent;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

class RefusalsTest extends ProbeTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @BeforeEach
    void connect() {
        probe.of(standIn, settings().with("circuit-breaker.request-volume", "4"));
    }

    @Test
    void tellsWhatTheAnswerSays() {
        answer(Fault.status(406,
                """
                        {"errorCode":"invalid_session_description","errorSubcode":"invalid_modification_stable","errorDescription":"No"}""",
                "CF-Ray", "8f00-AMS"));

        Answered failure = (Answered) probe.failure(Probe.SAFE);

        assertThat(failure).hasMessage("Cloudflare Calls answered HTTP 406, invalid_session_description, "
                + "invalid_modification_stable: No (request " + failure.requestId() + ", ray 8f00-AMS)");
        assertThat(failure.status()).isEqualTo(406);
        assertThat(failure.errorCode()).isEqualTo("invalid_session_description");
        assertThat(failure.errorSubcode()).isEqualTo("invalid_modification_stable");
        assertThat(failure.attempts()).isEqualTo(1);
    }

    @Test
    void keepsSecretsOutOfWhatTheAnswerSays() {
        answer(Fault.status(400, "{\"errorCode\":\"decoding_error\",\"errorDescription\":\"Bad " + standIn.appSecret()
                + " with v=0\\r\\na=ice-pwd:secret\"}"));

        assertThat(((Answered) probe.failure(Probe.SAFE)).errorDescription()).isEqualTo("Bad *** with ***");
    }

    @Test
    void understandsAPageOfAProxy() {
        answer(Fault.htmlErrorPage(403));

        HttpFailure failure = probe.failure(Probe.SAFE);

        assertThat(failure).isInstanceOf(Answered.class)
                .hasMessage("Cloudflare Calls answered HTTP 403 (request " + failure.requestId() + ")");
    }

    @Test
    void followsNoRedirect() {
        answer(Fault.status(302, "", "Location", standIn.baseUri() + "/elsewhere"));

        assertThat(((Answered) probe.failure(Probe.SAFE)).status()).isEqualTo(302);
        assertThat(standIn.exchanges()).hasSize(1);
    }

    @Test
    void doesNotWaitBeyondItsDeadline() {
        standIn.on(Operation.CREATE_SESSION).times(1).play(Fault.status(429, "{}", "Retry-After", "3600"));

        HttpFailure failure = probe.failure(Probe.SAFE);

        assertThat(failure).isInstanceOf(Answered.class);
        assertThat(failure.waited()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void callsNobodyWhileTheBreakerIsOpen() {
        answer(Fault.status(500, "{}"));
        for (int i = 0; i < 4; i++) {
            probe.failure(Probe.UNSAFE);
        }

        HttpFailure failure = probe.failure(Probe.UNSAFE);

        assertThat(failure).isInstanceOf(NotSent.class).hasMessage(
                "Cloudflare Calls is not called for 5000 ms, because too many of the last requests failed");
        assertThat(standIn.count(Operation.CREATE_SESSION)).isEqualTo(4);
    }

    @Test
    void opensNoBreakerForRefusals() {
        answer(Fault.status(404, "{}"));
        for (int i = 0; i < 10; i++) {
            assertThat(probe.failure(Probe.UNSAFE)).isInstanceOf(Answered.class);
        }
    }

    private void answer(Fault fault) {
        standIn.heal();
        standIn.on(Operation.CREATE_SESSION).always().play(fault);
    }
}
