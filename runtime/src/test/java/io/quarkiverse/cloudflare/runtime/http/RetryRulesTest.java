package io.quarkiverse.cloudflare.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.quarkiverse.cloudflare.runtime.config.HttpConfig.RetryConfig;
import io.quarkiverse.cloudflare.runtime.http.ErrorParser.ApiError;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Ambiguous;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Answer;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Answered;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.NotSent;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.NotSent.Reason;
import io.quarkiverse.cloudflare.runtime.http.Operation.Repeat;
import io.quarkiverse.cloudflare.runtime.http.RetryRules.History;
import io.quarkiverse.cloudflare.support.HttpSettings;

class RetryRulesTest {

    private static final Operation SAFE = new Operation("session", Repeat.ALWAYS);
    private static final Operation UNSAFE = new Operation("publish", Repeat.NOT_IF_AMBIGUOUS);

    private final RetryConfig config = HttpSettings.settings().with("retry.delay", "200ms").with("retry.max-delay", "5s")
            .with("retry.jitter", "false").build().retry();
    private final RetryRules rules = new RetryRules(config, () -> 1);

    /** The table of the guide: how often each kind of failure makes a call send its request again, at most. */
    @ParameterizedTest
    @CsvSource({
            // failure, error code, safe to repeat, not safe
            "unreachable, , 4, 4",
            "breaker_open, , 0, 0",
            "too_many, , 0, 0",
            "ambiguous, , 4, 0",
            "302, , 0, 0",
            "400, decoding_error, 0, 0",
            "401, unauthorized, 0, 0",
            "403, , 0, 0",
            "404, not_found, 0, 0",
            "406, invalid_params, 0, 0",
            "409, repeated_local_track_error, 0, 0",
            "410, session_error, 0, 0",
            "413, payload_too_large, 0, 0",
            "429, , 4, 4",
            "500, internal_error, 4, 0",
            "502, , 4, 0",
            "503, backend_error, 4, 0",
            "503, temporarily_unavailable_error, 2, 0",
            "503, retryable_transient_error, 2, 2",
            "406, retryable_transient_error, 2, 2",
            "520, , 4, 0" })
    void repeatsSoOften(String failure, String code, int safe, int unsafe) {
        assertThat(repetitions(SAFE, failure(failure, code))).isEqualTo(safe);
        assertThat(repetitions(UNSAFE, failure(failure, code))).isEqualTo(unsafe);
    }

    @ParameterizedTest
    @CsvSource({ "unreachable, , false", "ambiguous, , true", "400, , false", "410, , false", "425, , false", "429, , false",
            "500, , true", "503, temporarily_unavailable_error, true", "409, temporarily_unavailable_error, true",
            "503, retryable_transient_error, false" })
    void knowsWhatMayHaveHappened(String failure, String code, boolean may) {
        assertThat(failure(failure, code).mayHaveHappened()).isEqualTo(may);
    }

    @Test
    void repeatsNothingWhoseItemsAreAnsweredOneByOne() {
        JsonNode items = JsonNodeFactory.instance.objectNode().set("tracks",
                JsonNodeFactory.instance.arrayNode().add("websocket_handshake_failed"));

        Answered failure = answered(503, "", Optional.empty(), items);

        assertThat(repetitions(SAFE, failure)).isZero();
        assertThat(failure.mayHaveHappened()).isFalse();
    }

    @Test
    void doublesThePauseUpToItsMaximum() {
        History history = new History();

        assertThat(pauses(new RetryRules(HttpSettings.settings().with("retry.max-retries", "7")
                .with("retry.delay", "200ms").with("retry.max-delay", "5s").build().retry(), () -> 1), history))
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
    }

    @Test
    void waitsARandomPartOfThePause() {
        RetryConfig jitter = HttpSettings.settings().with("retry.jitter", "true").with("retry.delay", "200ms")
                .with("retry.max-delay", "5s").build().retry();

        assertThat(new RetryRules(jitter, () -> 0.25).pause(SAFE, failure("ambiguous", null), new History()))
                .contains(Duration.ofMillis(50));
    }

    @ParameterizedTest
    @CsvSource({ "429, ", "503, ", "503, retryable_transient_error" })
    void waitsAsLongAsCloudflareAsks(int status, String code) {
        Answered failure = answered(status, code == null ? "" : code, Optional.of(Duration.ofSeconds(7)),
                MissingNode.getInstance());

        assertThat(rules.pause(SAFE, failure, new History())).contains(Duration.ofSeconds(7));
    }

    @Test
    void waitsForASessionToConnectWithinABudgetOfTime() {
        for (Operation operation : new Operation[] { SAFE, UNSAFE }) {
            History history = new History();
            HttpFailure notReady = failure("425", "session_error");

            history.failed(notReady, Duration.ofSeconds(30));
            assertThat(rules.pause(operation, notReady, history)).contains(Duration.ofMillis(200));
            history.repeated(notReady);
            history.failed(notReady, Duration.ofMillis(39_600));
            assertThat(rules.pause(operation, notReady, history)).contains(Duration.ofMillis(400));
            history.failed(notReady, Duration.ofMillis(39_601));
            assertThat(rules.pause(operation, notReady, history)).isEmpty();
        }
    }

    @Test
    void doesNotCountWaitingForASessionAsARetry() {
        History history = new History();
        for (int i = 0; i < 10; i++) {
            history.failed(failure("425", "session_error"), Duration.ZERO);
            history.repeated(failure("425", "session_error"));
        }

        assertThat(rules.pause(UNSAFE, failure("unreachable", null), history)).contains(Duration.ofMillis(200));
    }

    private int repetitions(Operation operation, HttpFailure failure) {
        History history = new History();
        int count = 0;
        while (count < 100) {
            history.failed(failure, Duration.ZERO);
            if (rules.pause(operation, failure, history).isEmpty()) {
                return count;
            }
            history.repeated(failure);
            count++;
        }
        return count;
    }

    private static List<Long> pauses(RetryRules rules, History history) {
        List<Long> pauses = new ArrayList<>();
        HttpFailure failure = failure("ambiguous", null);
        for (Optional<Duration> pause = rules.pause(SAFE, failure, history); pause.isPresent();) {
            pauses.add(pause.get().toMillis());
            history.repeated(failure);
            pause = rules.pause(SAFE, failure, history);
        }
        return pauses;
    }

    private static HttpFailure failure(String kind, String code) {
        return switch (kind) {
            case "unreachable" -> new NotSent(Reason.UNREACHABLE, "refused", null);
            case "breaker_open" -> new NotSent(Reason.BREAKER_OPEN, "open", null);
            case "too_many" -> new NotSent(Reason.TOO_MANY_REQUESTS, "full", null);
            case "ambiguous" -> new Ambiguous("lost", null, "r1");
            default -> answered(Integer.parseInt(kind), code == null ? "" : code, Optional.empty(), MissingNode.getInstance());
        };
    }

    private static Answered answered(int status, String code, Optional<Duration> retryAfter, JsonNode body) {
        return new Answered("HTTP " + status, new Answer(status, new ApiError(code, "", ""), retryAfter, "r1", body));
    }
}
