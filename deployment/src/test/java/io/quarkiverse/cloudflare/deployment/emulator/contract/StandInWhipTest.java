package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.docs.Stage;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.support.cloudflare.Applied;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

/** What only a Cloudflare that does as it is told can show. */
class StandInWhipTest extends WhipContract {

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn
            .application(CallsContract.class, WhipContract.class, WhipCaller.class, Browser.class, PaperBrowser.class,
                    Stage.class)
            .overrideConfigKey("quarkus.cloudflare.media.broadcast-poll", "100ms");

    private final CloudflareStandIn cloudflare = StandIn.cloudflare();

    @Override
    Browser newBrowser() {
        return new PaperBrowser();
    }

    @Test
    void endsABroadcastWhoseSessionIsGone() {
        String token = broadcastToken();
        HttpResponse<String> begun = broadcast(token);
        awaitBroadcast();

        cloudflare.session(newestSession()).expire();

        awaitNoBroadcast();
        assertThat(caller.ask("GET", begun, token).statusCode()).isEqualTo(404);
    }

    @Test
    @Timeout(20)
    void forgetsViewersWhoseSessionIsGone() {
        broadcast(broadcastToken());
        String token = viewerToken();
        caller.begin(WHEP, token, player().offer());
        HttpResponse<String> gone = caller.begin(WHEP, token, player().offer());
        assertThat(caller.post(WHEP, token, player().offer()).statusCode()).isEqualTo(503);

        cloudflare.session(newestSession()).expire();

        while (caller.ask("GET", gone, token).statusCode() != 404) {
            Thread.onSpinWait();
        }
        caller.begin(WHEP, token, player().offer());
    }

    private String newestSession() {
        return cloudflare.applied().stream().map(Applied::session).reduce((first, second) -> second).orElseThrow();
    }

    @Test
    void saysWhenCloudflareCannotBeReached() {
        cloudflare.on(Operation.CREATE_SESSION).always().play(Fault.status(500, ""));
        HttpResponse<String> answer = caller.post(WHIP, broadcastToken(), player().offer().replace("recvonly", "sendonly"));
        cloudflare.heal();

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(WhipCaller.header(answer, "Retry-After")).isEqualTo("5");
    }
}
