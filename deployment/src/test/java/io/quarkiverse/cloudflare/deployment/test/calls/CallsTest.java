package io.quarkiverse.cloudflare.deployment.test.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.TestSettings;
import io.quarkiverse.cloudflare.support.CapturedLogs;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkiverse.cloudflare.support.cloudflare.Exchange;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;

/**
 * A test of the client against a stand-in for Cloudflare. After each test nothing that arrived may have been against the
 * contract, unless the test forgets it, and nothing logged may hold a secret or a line of SDP.
 */
abstract class CallsTest {

    /** A microphone and a camera. */
    static final String AUDIO_AND_VIDEO = SdpText.offer("audio 0 sendonly", "video 1 sendonly");

    @Inject
    CallsClient calls;

    CloudflareStandIn standIn;
    CapturedLogs logs;

    /** An application that logs everything, of which each class of tests has one. */
    static QuarkusUnitTest app(Class<?>... more) {
        return new QuarkusUnitTest()
                .withApplicationRoot(root -> root
                        .addClasses(StandIn.class, TestSettings.class, MoreSettings.class, CallsTest.class)
                        .addClasses(more).addAsServiceProvider(ConfigSource.class, StandIn.class, MoreSettings.class))
                .overrideConfigKey("quarkus.cloudflare.devservices.enabled", "false")
                .overrideConfigKey("quarkus.log.min-level", "TRACE")
                .overrideConfigKey("quarkus.log.level", "TRACE")
                .overrideConfigKey("quarkus.log.console.level", "WARN");
    }

    @BeforeEach
    void listen() {
        standIn = StandIn.cloudflare();
        standIn.heal();
        standIn.forget();
        logs = CapturedLogs.start().forbid(standIn.appSecret(), standIn.turnKeyToken(), CloudflareStandIn.ACCOUNT_TOKEN)
                .forbidLines(SdpText.offer("audio 0 sendonly", "video 1 sendonly a b", "application 2"));
    }

    @AfterEach
    void nothingIsWrong() {
        logs.close();
        assertThat(logs.leaks()).isEmpty();
        assertThat(logs.traced() > 0 || standIn.exchanges().isEmpty()).as("there are records at TRACE").isTrue();
        standIn.assertNoViolations();
    }

    /** A new session without a peer. */
    SessionId open() {
        return calls.openSessionAndAwait().id();
    }

    /** A new, connected session that publishes the tracks {@code mic} and {@code cam}, with mids 0 and 1. */
    SessionId publisher() {
        SessionId session = open();
        calls.publishAndAwait(session, SessionDescription.offer(AUDIO_AND_VIDEO),
                List.of(LocalTrack.of("0", "mic"), LocalTrack.of("1", "cam")));
        return session;
    }

    /** Answers the offer of a result as a browser would. */
    void answer(SessionId session, TracksResult result) {
        calls.answerAndAwait(session, answerTo(result));
    }

    static SessionDescription answerTo(TracksResult result) {
        return SessionDescription.answer(SdpText.answerTo(result.offer().orElseThrow().sdp()));
    }

    /** The next request of this operation is answered with this. */
    void answerNext(Operation operation, int status, String body) {
        standIn.on(operation).play(Fault.status(status, body));
    }

    /** The newest request of an operation. */
    Exchange last(Operation operation) {
        List<Exchange> exchanges = standIn.exchanges(operation);
        assertThat(exchanges).as("requests of " + operation).isNotEmpty();
        return exchanges.get(exchanges.size() - 1);
    }

    /** The path of a session's operation. */
    String path(SessionId session, String operation) {
        return "/v1/apps/" + standIn.appId() + "/sessions/" + session + operation;
    }

    /** JSON of a description, whose SDP has nothing to be escaped but line ends. */
    static String json(String type, String sdp) {
        return "{\"type\":\"" + type + "\",\"sdp\":\"" + sdp.replace("\r\n", "\\r\\n") + "\"}";
    }
}
