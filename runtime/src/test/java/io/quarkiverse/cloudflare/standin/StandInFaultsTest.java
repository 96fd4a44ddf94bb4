package io.quarkiverse.cloudflare.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.standin.StandInCaller.Reply;
import io.quarkiverse.cloudflare.support.cloudflare.ApiError;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Gate;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;

class StandInFaultsTest {

    private static final String CLOSE = "{'tracks':[{'mid':'0'}],'force':true}";

    private final CloudflareStandIn standIn = CloudflareStandIn.start();
    private final StandInCaller caller = new StandInCaller(standIn);

    @AfterEach
    void stop() throws Exception {
        standIn.close();
    }

    @Test
    void refusesConnections() {
        assertThatThrownBy(() -> caller.send("GET", standIn.refusingUri() + "/v1", "any", ""))
                .isInstanceOf(ConnectException.class);
        assertThat(standIn.exchanges()).isEmpty();
    }

    @Test
    void resetsBeforeAndAfterTheChange() throws Exception {
        String session = caller.publisher("audio 0 sendonly");
        standIn.forget();
        standIn.on(Operation.CLOSE_TRACKS).play(Fault.resetBeforeApply());
        assertThatThrownBy(() -> caller.session(session, "PUT", "/tracks/close", CLOSE)).isInstanceOf(IOException.class);
        assertThat(standIn.applied()).isEmpty();

        standIn.on(Operation.CLOSE_TRACKS).play(Fault.resetAfterApply());
        assertThatThrownBy(() -> caller.session(session, "PUT", "/tracks/close", CLOSE)).isInstanceOf(IOException.class);
        assertThat(standIn.applied(session)).extracting(change -> change.what()).containsExactly("close mid 0 audio-0");

        standIn.on(Operation.CLOSE_TRACKS).play(Fault.resetMidBody());
        assertThatThrownBy(() -> caller.session(session, "PUT", "/tracks/close", CLOSE)).isInstanceOf(IOException.class);
        assertThat(standIn.count(Operation.CLOSE_TRACKS)).isEqualTo(3);
        standIn.assertNothingAppliedTwice();
    }

    @Test
    void appliesWhatTheClientGaveUp() throws Exception {
        Gate gate = new Gate();
        String session = caller.publisher("audio 0 sendonly");
        standIn.on(Operation.CLOSE_TRACKS).play(Fault.applyLate(gate));
        CompletableFuture<HttpResponse<String>> late = closeLater(session);
        gate.awaitArrival();
        late.cancel(true);
        assertThat(caller.session(session, "GET", "", "").json().at("/tracks/0/status").textValue()).isEqualTo("active");

        gate.openAndAwait();
        assertThat(caller.session(session, "GET", "", "").json().at("/tracks/0/status").textValue()).isEqualTo("inactive");
    }

    @Test
    void holdsUntilTheClientGoes() throws Exception {
        String session = caller.publisher("audio 0 sendonly");
        standIn.on(Operation.CLOSE_TRACKS).play(Fault.timeoutAfterApply());
        CompletableFuture<HttpResponse<String>> held = closeLater(session);
        standIn.awaitCount(Operation.CLOSE_TRACKS, 1);
        held.cancel(true);
        standIn.awaitGivenUp(1);
        assertThat(standIn.applied(session)).extracting(change -> change.what()).endsWith("close mid 0 audio-0");
    }

    @Test
    void refusesAChangeWhileAnotherIsUnderWay() throws Exception {
        Gate gate = new Gate();
        String session = caller.publisher("audio 0 sendonly");
        standIn.on(Operation.CLOSE_TRACKS).play(Fault.slow(gate));
        CompletableFuture<HttpResponse<String>> first = closeLater(session);
        gate.awaitArrival();

        Reply second = caller.session(session, "PUT", "/tracks/close", CLOSE);
        assertThat(second.status()).isEqualTo(406);
        assertThat(second.json().get("errorSubcode").textValue()).isEqualTo("invalid_modification_have_remote_offer");
        assertThat(standIn.overlaps()).isEqualTo(1);
        standIn.switches().conflictAs409(true);
        assertThat(caller.session(session, "PUT", "/tracks/close", CLOSE).status()).isEqualTo(409);

        gate.open();
        assertThat(first.get().statusCode()).isEqualTo(200);
    }

    @Test
    void answersWhateverItIsTold() throws Exception {
        String session = caller.publisher("audio 0 sendonly");
        standIn.on(Operation.SESSION_STATE).play(Fault.status(429, "{}", "Retry-After", "2"));
        assertThat(caller.session(session, "GET", "", "").response().headers().firstValue("Retry-After")).contains("2");
        standIn.on(Operation.SESSION_STATE).play(Fault.htmlErrorPage(502));
        assertThat(caller.session(session, "GET", "", "").response().body()).startsWith("<!DOCTYPE html>");
        standIn.on(Operation.SESSION_STATE).play(Fault.hugeBody());
        assertThat(caller.session(session, "GET", "", "").response().body()).hasSize(Fault.HUGE);
        standIn.on(Operation.SESSION_STATE).play(Fault.hugeChunkedBody());
        assertThat(caller.session(session, "GET", "", "").response().body()).hasSize(Fault.HUGE);
        standIn.on(Operation.SESSION_STATE).play(Fault.emptyBody());
        assertThat(caller.session(session, "GET", "", "").response().body()).isEmpty();
        standIn.on(Operation.SESSION_STATE).play(Fault.wrongContentType());
        assertThat(caller.session(session, "GET", "", "").response().headers().firstValue("Content-Type"))
                .contains("text/plain; charset=UTF-8");
        standIn.on(Operation.SESSION_STATE).nth(2).play(Fault.truncatedJson());
        assertThat(caller.session(session, "GET", "", "").json().get("tracks")).hasSize(1);
        assertThatThrownBy(() -> caller.session(session, "GET", "", "").json()).hasMessageContaining("Unexpected end-of-input");
    }

    @Test
    void failsTheItemsItIsTold() throws Exception {
        String session = caller.publisher("audio 0 sendonly", "audio 1 sendonly");
        standIn.on(Operation.CLOSE_TRACKS).play(Fault.items(ApiError.BACKEND, 1));
        Reply reply = caller.session(session, "PUT", "/tracks/close", "{'tracks':[{'mid':'0'},{'mid':'1'}],'force':true}");

        assertThat(reply.json().at("/tracks/0/errorCode").isMissingNode()).isTrue();
        assertThat(reply.json().at("/tracks/1/errorCode").textValue()).isEqualTo("internal_error");
    }

    @Test
    void noticesWhatIsAppliedTwice() throws Exception {
        String publisher = caller.publisher("audio 0 sendonly");
        String session = caller.open();
        for (int i = 0; i < 2; i++) {
            caller.answer(session, caller.session(session, "POST", "/tracks/new",
                    "{'tracks':[{'location':'remote','sessionId':'%s','trackName':'audio-0'}]}".formatted(publisher)));
        }
        assertThatThrownBy(standIn::assertNothingAppliedTwice).isInstanceOf(AssertionError.class).hasMessage(
                "Applied more than once: %s: pull %s/audio-0 by the requests [4, 6]".formatted(session, publisher));
        standIn.forget();
        standIn.assertNothingAppliedTwice();
    }

    private CompletableFuture<HttpResponse<String>> closeLater(String session) {
        return HttpClient.newHttpClient().sendAsync(StandInCaller.request("PUT", standIn.callsUri() + "/apps/" + standIn.appId()
                + "/sessions/" + session + "/tracks/close", standIn.appSecret(), CLOSE), BodyHandlers.ofString());
    }
}
