package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CREATE_SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.calls.SessionOptions;
import io.quarkiverse.cloudflare.support.cloudflare.Exchange;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

class OpenSessionTest extends CallsTest {

    private static final String ID = "e017a2629c754fedc1f7d8587e06d126";

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Test
    void postsNoBodyAndReturnsTheIdOfTheAnswer201() {
        standIn.switches().nextId(ID);
        assertThat(calls.openSessionAndAwait().id()).hasToString(ID);

        Exchange request = last(CREATE_SESSION);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v1/apps/" + standIn.appId() + "/sessions/new");
        assertThat(request.query()).isEmpty();
        assertThat(request.hasBody()).isFalse();
        assertThat(request.header("transfer-encoding")).isEmpty();
    }

    @Test
    void sendsTheAppSecretAsBearerToken() {
        open();
        assertThat(last(CREATE_SESSION).header("authorization")).contains("Bearer " + standIn.appSecret());
        assertThat(last(CREATE_SESSION).header("accept")).contains("application/json");
    }

    @Test
    void saysThatThePeerIsAThirdParty() {
        calls.openSessionAndAwait(SessionOptions.DEFAULT.withThirdParty());
        assertThat(last(CREATE_SESSION).query()).isEqualTo(Map.of("thirdparty", List.of("true")));
        assertThat(last(CREATE_SESSION).hasBody()).isFalse();
    }

    @Test
    void sendsTheCorrelationIdWhateverItConsistsOf() {
        String label = "meeting 42 & söhne=100% + more/{id}?#";
        calls.openSessionAndAwait(SessionOptions.DEFAULT.withCorrelationId(label).withThirdParty());
        assertThat(last(CREATE_SESSION).query())
                .isEqualTo(Map.of("thirdparty", List.of("true"), "correlationId", List.of(label)));
    }

    @Test
    void opensAnotherSessionForTheSameCorrelationIdAndForEachSubscription() {
        Uni<CallsSession> opening = calls.openSession(SessionOptions.DEFAULT.withCorrelationId("meeting-42"));
        assertThat(standIn.count(CREATE_SESSION)).isZero();
        assertThat(opening.await().indefinitely().id()).isNotEqualTo(opening.await().indefinitely().id());
        assertThat(standIn.count(CREATE_SESSION)).isEqualTo(2);
    }

    @Test
    void ignoresTheDescriptionOfTheLegacyFormAndFieldsNobodyKnows() {
        answerNext(CREATE_SESSION, 201, "{\"sessionId\":\"" + ID + "\",\"sessionDescription\":" + json("answer", "v=0\r\n")
                + ",\"region\":{\"code\":\"fra\"}}");
        assertThat(calls.openSessionAndAwait().id()).hasToString(ID);
    }

    @Test
    void takesAnyStatusThatSaysSuccess() {
        answerNext(CREATE_SESSION, 200, "{\"sessionId\":\"" + ID + "\"}");
        assertThat(calls.openSessionAndAwait().id()).hasToString(ID);
    }

    @Test
    void failsIfTheAnswerNamesNoSession() {
        standIn.on(CREATE_SESSION).always().play(Fault.status(201, "{\"sessionId\":\"\"}"));
        CallsUnreachableException failure = catchThrowableOfType(CallsUnreachableException.class, () -> open());
        assertThat(failure)
                .hasMessageMatching("openSession got no usable answer from Cloudflare Calls after 5 attempts and \\d+ ms: "
                        + "The answer cannot be read: the field sessionId is missing");
        assertThat(failure.mayHaveHappened()).isTrue();
    }

    @Test
    void failsIfTheAnswerNamesAnImpossibleSession() {
        standIn.on(CREATE_SESSION).always().play(Fault.status(201, "{\"sessionId\":\" \"}"));
        assertThatThrownBy(this::open).isInstanceOf(CallsUnreachableException.class)
                .hasMessageEndingWith("The answer cannot be read: one of its values cannot be");
    }

    @Test
    void isRefusedIfTheAnswerHoldsAnErrorWhateverItsStatus() {
        answerNext(CREATE_SESSION, 201, "{\"errorCode\":\"invalid_params\",\"errorDescription\":\"Not so\"}");
        assertThatThrownBy(this::open).isInstanceOf(CallsRejectedException.class)
                .hasMessage("openSession was refused: HTTP 200, invalid_params, Not so");
    }
}
