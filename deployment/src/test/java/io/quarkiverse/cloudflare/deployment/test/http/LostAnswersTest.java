package io.quarkiverse.cloudflare.deployment.test.http;

import static io.quarkiverse.cloudflare.support.HttpSettings.settings;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.runtime.http.HttpFailure;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Ambiguous;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

class LostAnswersTest extends ProbeTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @BeforeEach
    void connect() {
        probe.of(standIn, settings().with("request-timeout", "300ms").with("retry.max-retries", "2"));
    }

    private static Fault fault(String name) {
        return switch (name) {
            case "reset before" -> Fault.resetBeforeApply();
            case "reset after" -> Fault.resetAfterApply();
            case "reset mid-body" -> Fault.resetMidBody();
            case "truncated" -> Fault.truncatedJson();
            case "silent before" -> Fault.timeoutBeforeApply();
            case "silent after" -> Fault.timeoutAfterApply();
            case "html" -> Fault.htmlErrorPage(200);
            case "huge" -> Fault.hugeBody();
            case "huge chunks" -> Fault.hugeChunkedBody();
            case "empty" -> Fault.emptyBody();
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reset before   | closed the connection before its answer was complete
            reset after    | closed the connection before its answer was complete
            reset mid-body | closed the connection before its answer was complete
            truncated      | gave an answer that is not the expected JSON
            silent before  | gave no answer within 300 ms
            silent after   | gave no answer within 300 ms
            html           | gave an answer that is not the expected JSON, but of type text/html
            huge           | gave an answer that is larger than 4194304 bytes
            huge chunks    | gave an answer that is larger than 4194304 bytes
            empty          | gave an answer without a body
            """)
    void neverRepeatsWhatMayHaveHappened(String fault, String words) {
        standIn.on(Operation.CREATE_SESSION).always().play(fault(fault));

        HttpFailure failure = probe.failure(Probe.UNSAFE);

        assertThat(failure).isInstanceOf(Ambiguous.class).hasMessageStartingWith("Cloudflare Calls " + words)
                .hasMessageEndingWith("(request " + failure.requestId() + ")");
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(standIn.exchanges()).singleElement()
                .satisfies(sent -> assertThat(sent.header("X-Request-Id")).contains(failure.requestId()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "reset before", "reset after", "reset mid-body", "truncated", "silent before", "silent after",
            "html", "huge", "huge chunks", "empty" })
    void repeatsWhatDoesNoHarm(String fault) {
        standIn.on(Operation.CREATE_SESSION).times(2).play(fault(fault));

        assertThat(Probe.itemOf(probe.open(Probe.SAFE)).sessionId()).isNotBlank();
        assertThat(standIn.count(Operation.CREATE_SESSION)).isEqualTo(3);
    }

    @Test
    void readsJsonThatClaimsToBeSomethingElse() {
        standIn.on(Operation.CREATE_SESSION).always().play(Fault.wrongContentType());

        assertThat(Probe.itemOf(probe.open(Probe.UNSAFE)).sessionId()).isNotBlank();
    }

    @Test
    void expectsNoBodyWhereNoneIsRead() {
        standIn.on(Operation.CREATE_SESSION).times(1).play(Fault.emptyBody());

        Probe.itemOf(probe.guard().call(Probe.UNSAFE, () -> probe.api().openSilently()));
        Probe.itemOf(probe.guard().call(Probe.UNSAFE, () -> probe.api().openSilently()));
    }
}
