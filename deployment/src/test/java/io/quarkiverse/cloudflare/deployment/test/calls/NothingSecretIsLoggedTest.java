package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_TRACKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsAccount;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.NewCallsApp;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.support.CapturedLogs;
import io.quarkiverse.cloudflare.support.cloudflare.ApiError;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkus.test.QuarkusUnitTest;

/** What all tests of this package assert after each of their methods, looked at once more. */
class NothingSecretIsLoggedTest extends CallsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Inject
    TurnClient turn;

    @Inject
    CallsAccount account;

    @Test
    void ifSomethingWereItWouldBeFoundInTextParametersAndStackTraces() {
        logs.close();
        try (CapturedLogs own = CapturedLogs.start().forbid(standIn.appSecret()).forbidLines(AUDIO_AND_VIDEO)) {
            Logger logger = Logger.getLogger("some.library");
            logger.log(Level.FINER, "Authorization: Bearer " + standIn.appSecret());
            logger.log(Level.FINER, "Body {0}", Map.of("sdp", AUDIO_AND_VIDEO));
            logger.log(Level.FINER, "Failed", new IllegalStateException(new IllegalArgumentException(standIn.appSecret())));
            logger.log(Level.FINER, "nothing at all");
            assertThat(own.leaks()).hasSize(3).allMatch(leak -> leak.startsWith("some.library at "));
        }
    }

    @Test
    void whatCloudflareQuotesIsLeftOut() {
        SessionId session = open();
        String echo = "Cannot use Bearer " + standIn.appSecret() + " for " + AUDIO_AND_VIDEO;
        standIn.on(ADD_TRACKS).play(Fault.status(400, new ApiError("decoding_error", echo).body()));
        Throwable refused = catchThrowable(() -> calls.publishAndAwait(session, SessionDescription.offer(AUDIO_AND_VIDEO),
                List.of(LocalTrack.of("0", "mic"))));

        StringWriter all = new StringWriter();
        refused.printStackTrace(new PrintWriter(all));
        assertThat(refused).hasMessage("publish was refused: HTTP 400, decoding_error, Cannot use *** for ***");
        assertThat(all.toString()).doesNotContain(standIn.appSecret()).doesNotContain("opus/48000");
    }

    @Test
    void credentialsAndSecretsThatCloudflareMakesAreNot() {
        String made = "0123456789abcdefmadebycloudflare";
        logs.forbid(made);
        for (int id = 0; id < 6; id++) {
            standIn.switches().nextId(made);
        }
        IceServers servers = turn.generateAndAwait();
        assertThat(servers.servers().get(1).credential()).contains(made.repeat(3));
        assertThat(servers.toString()).doesNotContain(made);

        standIn.switches().nextId("fedcba9876543210fedcba9876543210").nextId(made).nextId(made);
        NewCallsApp app = account.createAppAndAwait("meetings");
        assertThat(app.secret()).isEqualTo(made.repeat(2));
        assertThat(app.toString()).doesNotContain(made);
    }

    @Test
    void noneOfTheTypesPrintsWhatItHides() {
        SessionDescription offer = SessionDescription.offer(AUDIO_AND_VIDEO);
        assertThat(offer).hasToString("OFFER[" + AUDIO_AND_VIDEO.length() + " chars]");
        assertThat(calls.publishAndAwait(open(), offer, List.of(LocalTrack.of("0", "mic"))).toString())
                .contains("ANSWER[").doesNotContain("v=0");
        assertThat(calls.toString()).doesNotContain(standIn.appSecret());
    }
}
