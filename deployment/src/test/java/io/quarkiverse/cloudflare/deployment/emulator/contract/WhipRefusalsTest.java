package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static io.quarkiverse.cloudflare.deployment.emulator.contract.WhipCaller.header;
import static io.quarkiverse.cloudflare.deployment.emulator.contract.WhipCaller.headers;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.docs.Stage;
import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

/** Who is refused at the endpoints, with which status and which words. */
class WhipRefusalsTest extends WhipRules {

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(WhipRules.class, WhipContract.class, CallsContract.class,
            WhipCaller.class, Browser.class, PaperBrowser.class, Stage.class);

    @Test
    void nobodyWithoutAToken() {
        HttpResponse<String> answer = caller.ask("POST", WHIP, offer("sendonly"), "Content-Type", SDP);

        assertRefused(answer, 401, "unauthorized", "Send the token that the application made");
        assertThat(header(answer, "WWW-Authenticate")).isEqualTo("Bearer");
        cloudflare.assertNoViolations();
    }

    @Test
    void nobodyWithATokenForSomethingElse() {
        String elsewhere = whipToken(RoomAddress.of("stage:2"));

        for (String wrong : new String[] { viewing, elsewhere, token + "x", "forged" }) {
            HttpResponse<String> answer = caller.post(WHIP, wrong, offer("sendonly"));
            assertRefused(answer, 401, "unauthorized", "The token is not one for WHIP into this room");
            assertThat(header(answer, "WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        }
        assertRefused(caller.post(WHEP, token, offer("recvonly")), 401, "unauthorized", "not one for WHEP");
        assertThat(cloudflare.count(Operation.CREATE_SESSION)).isZero();
    }

    @Test
    void whatIsNoOffer() {
        HttpResponse<String> type = caller.ask("POST", WHIP, "{}", "Authorization", "Bearer " + token, "Content-Type",
                "application/json");
        assertRefused(type, 415, "unsupported_media_type", "Send the offer as application/sdp");
        assertThat(header(type, "Accept-Post")).isEqualTo(SDP);
        assertRefused(caller.post(WHIP, token, "hello"), 400, "invalid_request", "the first line must be v=0");
        assertRefused(caller.post(WHIP, token, offer("recvonly")), 422, "unacceptable_offer", "it must be a=sendonly");
        assertRefused(caller.post(WHIP, token, "v=0\r\n" + "a=x\r\n".repeat(60_000)), 413, "too_large", "more than 262144");
        assertThat(cloudflare.count(Operation.CREATE_SESSION)).isZero();
    }

    @Test
    void pathsThatAreNoRoom() {
        assertRefused(caller.post("/rooms/whip/", token, offer("sendonly")), 404, "not_found",
                "write the topic as one segment");
        assertRefused(caller.post("/rooms/whip/nowhere%3A1", token, offer("sendonly")), 401, "unauthorized",
                "The token is not one for WHIP into this room");
    }

    @Test
    void viewersBeforeAnybodyBroadcasts() {
        HttpResponse<String> answer = caller.post(WHEP, viewing, offer("recvonly"));

        assertRefused(answer, 404, "no_broadcast", "Nobody broadcasts into this room now");
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
    }

    @Test
    void viewersAboveTheLimitUntilOneLeaves() {
        broadcast();
        HttpResponse<String> first = caller.begin(WHEP, viewing, offer("recvonly"));
        caller.begin(WHEP, viewing, offer("recvonly"));

        HttpResponse<String> answer = caller.post(WHEP, viewing, offer("recvonly"));
        assertRefused(answer, 503, "too_many_viewers", "As many watch as the room lets");
        assertThat(header(answer, "Retry-After")).isEqualTo("5");
        assertThat(caller.ask("DELETE", first, viewing).statusCode()).isEqualTo(200);
        caller.begin(WHEP, viewing, offer("recvonly"));
    }

    @Test
    void broadcastsAboveTheLimit() {
        caller.begin(WHIP, whipToken(ADDRESS), offer("sendonly"));
        broadcast();

        assertRefused(caller.post(WHIP, whipToken(ADDRESS), offer("sendonly")), 503, "too_many_publishers",
                "As many members publish as the room lets");
        broadcast();
    }

    @Test
    void playersThatWantWhatIsNotThere() {
        broadcast();
        PaperBrowser deaf = new PaperBrowser();
        deaf.addReceiver("audio");

        assertRefused(caller.post(WHEP, viewing, deaf.offer()), 422, "unacceptable_offer",
                "The broadcast has nothing that the offer would receive; it has [video]");
    }

    @Test
    void noBrowserThatAsksFirst() {
        HttpResponse<String> preflight = caller.ask("OPTIONS", WHIP, "", "Origin", "https://else.example",
                "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "authorization,content-type");

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(header(preflight, "Accept-Post")).isEqualTo(SDP);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("Authorization", "Content-Type", "If-Match");
        assertThat(header(preflight, "Access-Control-Allow-Methods")).contains("POST", "PATCH", "DELETE");
        assertThat(header(preflight, "Access-Control-Expose-Headers")).contains("Location", "ETag", "Link");
        assertThat(headers(preflight, "Link")).isEmpty();
    }

    @Test
    void whoShowsATokenIsToldOfRelays() {
        HttpResponse<String> options = caller.ask("OPTIONS", WHIP, "", "Authorization", "Bearer " + token);

        assertThat(headers(options, "Link")).isNotEmpty().allMatch(link -> link.contains("rel=\"ice-server\""))
                .anyMatch(link -> link.contains("username=\"") && link.contains("credential-type=\"password\""));
        assertThat(headers(broadcast(), "Link")).isNotEmpty();
    }
}
