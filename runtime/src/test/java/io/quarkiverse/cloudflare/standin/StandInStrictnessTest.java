package io.quarkiverse.cloudflare.standin;

import static io.quarkiverse.cloudflare.standin.StandInCaller.withOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.standin.StandInCaller.Reply;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;

class StandInStrictnessTest {

    private static final String LOCAL = "{'location':'local','mid':'0','trackName':'mic'}";

    private final CloudflareStandIn standIn = CloudflareStandIn.start();
    private final StandInCaller caller = new StandInCaller(standIn);

    @AfterEach
    void stop() throws Exception {
        standIn.close();
    }

    @Test
    void asksForTheRightCredential() throws Exception {
        assertThat(
                error(caller.send("POST", standIn.callsUri() + "/apps/" + standIn.appId() + "/sessions/new", "wrong", ""), 401))
                .startsWith("unauthorized");
        assertThat(error(caller.send("POST", standIn.callsUri() + "/apps/other/sessions/new", standIn.appSecret(), ""), 404))
                .startsWith("not_found");
    }

    @Test
    void refusesAnEmptyObjectForANewSession() throws Exception {
        assertThat(error(caller.app("POST", "/sessions/new", "{}"), 400))
                .isEqualTo("decoding_error: Body JSON validation error: sessionDescription");
        Reply legacy = caller.app("POST", "/sessions/new?thirdparty=true&correlationId=a%20b",
                withOffer(SdpText.offer("audio 0 sendonly"), ""));
        assertThat(legacy.status()).isEqualTo(201);
        assertThat(legacy.json().at("/sessionDescription/type").textValue()).isEqualTo("answer");
        assertThat(standIn.exchanges().get(1).query().get("correlationId")).containsExactly("a b");
    }

    @Test
    void refusesWhatIsNotSpelledAsDocumented() throws Exception {
        String session = caller.open();
        assertThat(error(tracks(session, "{'location':'remote','sessionId':'x','trackname':'mic'}"), 400))
                .startsWith("decoding_error: JSON body validation error: ");
        assertThat(error(tracks(session, "{'location':'remote','sessionId':7,'trackName':'mic'}"), 400))
                .startsWith("decoding_error");
        assertThat(error(tracks(session, "{'location':'here','trackName':'mic'}"), 406)).startsWith("invalid_params");
        assertThat(error(caller.session(session, "POST", "/tracks/new", "{'tracks':"), 400))
                .isEqualTo("decoding_error: Failed to decode body as JSON");
        assertThatThrownBy(standIn::assertNoViolations).hasMessageContaining("the field tracks,0.trackname is unknown");
    }

    @Test
    void refusesTooManyAndMixedTracks() throws Exception {
        String session = caller.open();
        assertThat(error(tracks(session, String.join(",", Collections.nCopies(65, LOCAL))), 406))
                .isEqualTo("invalid_params: Expecting at most 64 track in the request");
        assertThat(error(tracks(session, LOCAL + ",{'location':'remote','sessionId':'x','trackName':'mic'}"), 406))
                .isEqualTo("invalid_params: Pushing and Pulling tracks in one request is unsupported");
    }

    @Test
    void refusesSdpWithoutItsLastLineEnd() throws Exception {
        String session = caller.open();
        Reply reply = caller.session(session, "POST", "/tracks/new",
                withOffer(SdpText.offer("audio 0 sendonly").strip(), "'tracks':[" + LOCAL + "]"));
        assertThat(error(reply, 406)).isEqualTo(
                "invalid_session_description: Unable to parse SDP: common issue: missing termination at the end");
        assertThat(standIn.applied(session)).hasSize(1);
    }

    @Test
    void waitsForTheConnectionIfToldTo() throws Exception {
        standIn.switches().autoConnect(false);
        String session = caller.publisher("audio 0 sendonly");
        String update = "{'location':'remote','mid':'0','sessionId':'x','trackName':'mic'}";
        assertThat(error(tracks(session, update), 425)).startsWith("session_error: Session is not ready yet.");
        standIn.session(session).connect();
        assertThat(tracks(session, update).status()).isEqualTo(200);
    }

    @Test
    void forgetsSessionsThatExpired() throws Exception {
        MovableTimers time = new MovableTimers();
        standIn.switches().clock(time.clock()).unconnectedLifetime(Duration.ofSeconds(30));
        String connected = caller.publisher("audio 0 sendonly");
        String session = caller.open();
        time.advance(Duration.ofSeconds(30));

        assertThat(caller.session(session, "GET", "", "").response().body()).isEqualTo("{\"errorCode\":\"session_error\","
                + "\"errorDescription\":\"could not find episode\",\"tracks\":[]}");
        assertThat(error(tracks(session, "{'location':'remote','sessionId':'x','trackName':'mic'}"), 410))
                .startsWith("session_error: Session appears to be disconnected.");
        assertThat(caller.session(connected, "GET", "", "").status()).isEqualTo(200);
        standIn.session(connected).expire();
        assertThat(caller.session(connected, "GET", "", "").status()).isEqualTo(410);
    }

    @Test
    void limitsTheRateIfToldTo() throws Exception {
        MovableTimers time = new MovableTimers();
        String session = caller.open();
        standIn.switches().clock(time.clock()).limitRate(true);
        for (int i = 0; i < 50; i++) {
            assertThat(caller.session(session, "GET", "", "").status()).isEqualTo(200);
        }
        assertThat(caller.session(session, "GET", "", "").status()).isEqualTo(429);
        time.advance(Duration.ofSeconds(1));
        assertThat(caller.session(session, "GET", "", "").status()).isEqualTo(200);
    }

    @Test
    void remembersWhatIsNotDocumented() throws Exception {
        assertThat(caller.app("POST", "/rooms", "").status()).isEqualTo(404);
        assertThat(caller.app("DELETE", "/sessions/new", "").status()).isEqualTo(405);
        HttpRequest bare = HttpRequest
                .newBuilder(URI.create(standIn.callsUri() + "/apps/" + standIn.appId() + "/sessions/x/renegotiate?a=b"))
                .header("Authorization", "Bearer " + standIn.appSecret()).PUT(BodyPublishers.ofString("{}")).build();
        HttpClient.newHttpClient().send(bare, BodyHandlers.discarding());

        assertThat(standIn.violations()).hasSize(5);
        assertThat(standIn.violations().get(0)).endsWith("/rooms: the path is unknown");
        assertThat(standIn.violations().get(1)).endsWith("/sessions/new: the method is not one of [POST, GET]");
        assertThat(standIn.violations().get(2)).endsWith("the query parameter a is unknown");
        assertThat(standIn.violations().get(3)).endsWith("the Content-Type of the body is ''");
    }

    private Reply tracks(String session, String tracks) throws Exception {
        return caller.session(session, "POST", "/tracks/new", "{'tracks':[" + tracks + "]}");
    }

    private static String error(Reply reply, int status) {
        assertThat(reply.status()).isEqualTo(status);
        return reply.json().get("errorCode").textValue() + ": " + reply.json().get("errorDescription").textValue();
    }
}
