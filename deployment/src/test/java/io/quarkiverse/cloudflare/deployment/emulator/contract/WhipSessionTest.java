package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static io.quarkiverse.cloudflare.deployment.emulator.contract.WhipCaller.header;
import static io.quarkiverse.cloudflare.deployment.emulator.contract.WhipCaller.headers;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.docs.Stage;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkus.test.QuarkusUnitTest;

/** What can be asked of a session that was begun. */
class WhipSessionTest extends WhipRules {

    private static final String FRAGMENT = "application/trickle-ice-sdpfrag";

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(WhipRules.class, WhipContract.class, CallsContract.class,
            WhipCaller.class, Browser.class, PaperBrowser.class, Stage.class);

    @Test
    void methodsThatAreKeptForLater() {
        HttpResponse<String> begun = broadcast();

        HttpResponse<String> put = caller.ask("PUT", WHIP, "x", "Authorization", "Bearer " + token);
        assertRefused(put, 405, "method_not_allowed", "Begin with POST");
        assertThat(header(put, "Allow")).isEqualTo("OPTIONS, GET, HEAD, POST");
        HttpResponse<String> post = caller.ask("POST", begun, token);
        assertRefused(post, 405, "method_not_allowed", "POST new offers to " + WHIP);
        assertThat(header(post, "Allow")).isEqualTo("OPTIONS, GET, HEAD, PATCH, DELETE");
    }

    @Test
    void askersAreToldThatTheyAreRight() {
        HttpResponse<String> begun = broadcast();

        assertThat(caller.ask("GET", WHIP, "").statusCode()).isEqualTo(204);
        assertThat(caller.ask("GET", begun, token).statusCode()).isEqualTo(204);
        HttpResponse<String> head = caller.ask("HEAD", WHEP, "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Type")).isEqualTo(SDP);
    }

    @Test
    void strangersAtASession() {
        HttpResponse<String> begun = broadcast();
        String another = whipToken(ADDRESS);

        assertRefused(caller.ask("DELETE", begun, another), 401, "unauthorized", "begun with another token");
        assertRefused(caller.ask("DELETE", WhipCaller.path(begun), ""), 401, "unauthorized", "Send the token");
        assertRefused(caller.ask("DELETE", WHIP + "/guessed", "", "Authorization", "Bearer " + token), 404, "not_found",
                "The session is over");
        assertRefused(caller.ask("DELETE", WhipCaller.path(begun).replace("whip", "whep"), "", "Authorization",
                "Bearer " + viewing), 404, "not_found", "The session is over");
        assertThat(caller.ask("GET", begun, token).statusCode()).isEqualTo(204);
    }

    @Test
    void candidatesAsTheirConditionsSay() {
        HttpResponse<String> begun = broadcast();
        String candidates = "a=candidate:1 1 udp 2122260223 192.0.2.1 61764 typ host\r\n";
        String path = WhipCaller.path(begun);
        String bearer = "Bearer " + token;
        String etag = header(begun, "ETag");

        HttpResponse<String> taken = caller.ask("PATCH", path, candidates, "Authorization", bearer, "Content-Type", FRAGMENT,
                "If-Match", etag);
        assertThat(taken.statusCode()).isEqualTo(204);
        assertThat(taken.headers().map()).doesNotContainKey("etag");
        assertRefused(caller.ask("PATCH", path, candidates, "Authorization", bearer, "Content-Type", FRAGMENT), 428,
                "precondition_required", "Send If-Match");
        assertRefused(caller.ask("PATCH", path, candidates, "Authorization", bearer, "Content-Type", FRAGMENT, "If-Match",
                "\"old\""), 412, "precondition_failed", "is not the ETag of this session");
        assertRefused(caller.ask("PATCH", path, "a=ice-ufrag:new\r\na=ice-pwd:new\r\n", "Authorization", bearer,
                "Content-Type", FRAGMENT, "If-Match", "*"), 422, "no_ice_restart", "ICE cannot be restarted");
        assertRefused(caller.ask("PATCH", path, candidates, "Authorization", bearer, "Content-Type", SDP, "If-Match", etag),
                415, "unsupported_media_type", "Send candidates as " + FRAGMENT);
    }
}
