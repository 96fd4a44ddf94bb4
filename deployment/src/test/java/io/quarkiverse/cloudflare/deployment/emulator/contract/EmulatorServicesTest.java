package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkus.test.QuarkusUnitTest;

/** Beside the contract, which needs coturn here: faults on demand, as the client sees them. */
class EmulatorServicesTest extends ServicesContract {

    @RegisterExtension
    static final QuarkusUnitTest app = Emulated.application(ServicesContract.class)
            .overrideConfigKey("quarkus.cloudflare.calls.retry.max-retries", "1")
            .overrideConfigKey("quarkus.cloudflare.calls.retry.not-ready-budget", "100ms");

    @ConfigProperty(name = "quarkus.cloudflare.calls.base-url")
    URI baseUri;

    @ConfigProperty(name = "quarkus.cloudflare.calls.app-secret")
    String secret;

    @Override
    Browser newBrowser() {
        return new RealBrowser();
    }

    @AfterEach
    void heal() throws Exception {
        control("DELETE", "/faults", "");
    }

    private void control(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient().send(HttpRequest
                .newBuilder(baseUri.resolve("/emulator" + path)).header("Authorization", "Bearer " + secret)
                .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private CallsRejectedException refused(SessionId session) {
        return catchThrowableOfType(CallsRejectedException.class,
                () -> calls.pullAndAwait(session, List.of(RemoteTrack.of(session, "cam"))));
    }

    @Test
    void endsASession() throws Exception {
        SessionId session = open();
        RealBrowser ada = (RealBrowser) browser();
        publish(session, ada, ada.addAudio(), "mic");

        control("POST", "/sessions/" + session + "/die", "{}");

        assertThat(catchThrowableOfType(CallsSessionGoneException.class, () -> calls.sessionAndAwait(session))).isNotNull();
        ada.awaitClosed();
    }

    @Test
    void failsOneTrackUntilItIsHealed() throws Exception {
        SessionId publisher = publisher();
        String fault = "/sessions/" + publisher + "/tracks/cam/fault";
        control("PUT", fault, "{\"errorCode\":\"empty_track_error\",\"errorDescription\":\"Ordered\"}");
        SessionId session = open();

        assertThat(calls.pullAndAwait(session, List.of(RemoteTrack.of(publisher, "cam"))).refused())
                .extracting(failure -> failure.error().toString()).containsExactly("empty_track_error, Ordered");
        control("DELETE", fault, "");
        assertThat(calls.pullAndAwait(session, List.of(RemoteTrack.of(publisher, "cam"))).refused()).isEmpty();
    }

    @Test
    void limitsTheRate() throws Exception {
        SessionId session = open();
        control("POST", "/http-faults", "{\"operation\":\"tracks/new\",\"status\":429,\"retryAfter\":0}");

        CallsRejectedException refused = refused(session);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.retryable()).isTrue();
    }

    @Test
    void isNotReady() throws Exception {
        SessionId session = open();
        control("POST", "/http-faults", "{\"operation\":\"tracks/new\",\"status\":425,\"errorCode\":\"session_error\","
                + "\"errorDescription\":\"Not yet\"}");

        assertThat(refused(session)).hasMessageContaining("HTTP 425, session_error, Not yet");
    }

    @Test
    void comesBackAfterAFault() throws Exception {
        control("POST", "/http-faults", "{\"operation\":\"sessions/new\",\"status\":503,\"errorCode\":\"backend_error\","
                + "\"times\":1}");

        assertThat(open()).isNotNull();
    }

    @Test
    void refusesADescriptionThatIsNone() {
        SessionId session = open();

        CallsRejectedException refused = catchThrowableOfType(CallsRejectedException.class, () -> calls.publishAndAwait(session,
                SessionDescription.offer("v=0\r\nnothing more"), List.of(LocalTrack.of("0", "mic"))));

        assertThat(refused.status()).isEqualTo(406);
        assertThat(refused.error().code()).isEqualTo("invalid_session_description");
    }
}
