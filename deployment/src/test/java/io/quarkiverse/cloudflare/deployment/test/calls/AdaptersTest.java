package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CLOSE_ADAPTERS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.OPEN_ADAPTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.Adapter;
import io.quarkiverse.cloudflare.calls.Adapter.OutputCodec;
import io.quarkiverse.cloudflare.calls.AdapterId;
import io.quarkiverse.cloudflare.calls.AdapterInfo;
import io.quarkiverse.cloudflare.calls.AdaptersResult;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.support.cloudflare.ApiError;
import io.quarkus.test.QuarkusUnitTest;

class AdaptersTest extends CallsTest {

    private static final String ID = "2b2ff7d2e17a4d638be5b6e3075ed6ce";
    private static final String TOKEN = "token-in-the-endpoint";
    private static final URI ENDPOINT = URI.create("wss://svc.example.com/pcm?token=" + TOKEN);

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @AfterEach
    void reset() {
        standIn.switches().refuseClosedAdapters(false).healItem("tts-1").healItem("mic");
        assertThat(logs.leaks()).isEmpty();
    }

    @Test
    void takeATrackToAnEndpoint() {
        logs.forbid(TOKEN);
        SessionId publisher = publisher();
        standIn.switches().nextId(ID);
        AdaptersResult result = calls.adapters().openAndAwait(
                List.of(Adapter.egress(publisher, "mic", ENDPOINT, OutputCodec.PCM)));

        assertThat(last(OPEN_ADAPTERS).method()).isEqualTo("POST");
        assertThat(last(OPEN_ADAPTERS).path()).isEqualTo("/v1/apps/" + standIn.appId() + "/adapters/websocket/new");
        assertThat(last(OPEN_ADAPTERS).text()).isEqualTo("{\"tracks\":[{\"location\":\"remote\",\"trackName\":\"mic\","
                + "\"sessionId\":\"" + publisher + "\",\"endpoint\":\"" + ENDPOINT + "\",\"outputCodec\":\"pcm\"}]}");
        assertThat(result.accepted()).containsExactly(new AdapterInfo(Optional.of(new AdapterId(ID)), Optional.of("mic"),
                Optional.empty(), OptionalLong.empty()));
    }

    @Test
    void takeImagesOfAVideo() {
        calls.adapters().openAndAwait(List.of(Adapter.egress(publisher(), "cam", ENDPOINT, OutputCodec.JPEG)));
        assertThat(last(OPEN_ADAPTERS).json().at("/tracks/0/outputCodec").textValue()).isEqualTo("jpeg");
    }

    @Test
    void bringATrackThatANewSessionPublishes() {
        AdaptersResult result = calls.adapters().openAndAwait(List.of(Adapter.ingest("tts-1", ENDPOINT)));
        assertThat(last(OPEN_ADAPTERS).text()).isEqualTo("{\"tracks\":[{\"location\":\"local\",\"trackName\":\"tts-1\","
                + "\"endpoint\":\"" + ENDPOINT + "\",\"inputCodec\":\"pcm\"}]}");
        SessionId publisher = result.accepted().get(0).publisher().orElseThrow();
        assertThat(calls.sessionAndAwait(publisher).tracks()).extracting(track -> track.trackName()).containsExactly("tts-1");
    }

    @Test
    void failOneByOne() {
        SessionId publisher = publisher();
        standIn.switches().failItem("tts-1", ApiError.HANDSHAKE);
        AdaptersResult result = calls.adapters().openAndAwait(List.of(
                Adapter.egress(publisher, "mic", ENDPOINT, OutputCodec.PCM), Adapter.ingest("tts-1", ENDPOINT)));
        assertThat(result.accepted()).extracting(AdapterInfo::trackName).containsExactly(Optional.of("mic"));
        assertThat(result.refused()).extracting(refused -> refused.error().toString()).containsExactly(
                "websocket_handshake_failed, The handshake with the provided endpoint failed.");
        assertThat(result.refused()).extracting(refused -> refused.item()).containsExactly(
                new AdapterInfo(Optional.empty(), Optional.of("tts-1"), Optional.empty(), OptionalLong.empty()));
    }

    @Test
    void areAResultAndNoFailureIfAllOfThemFailWith503() {
        AdaptersResult result = calls.adapters().openAndAwait(List.of(
                Adapter.ingest("here", URI.create("ws://localhost:8080/in")),
                Adapter.ingest("there", URI.create("ws://127.0.0.1/in"))));
        assertThat(result.accepted()).isEmpty();
        assertThat(result.refused()).extracting(refused -> refused.error().code())
                .containsExactly("websocket_localhost_not_allowed", "websocket_localhost_not_allowed");
        assertThat(result.refused()).extracting(refused -> refused.item().trackName())
                .containsExactly(Optional.of("here"), Optional.of("there"));
        assertThat(standIn.count(OPEN_ADAPTERS)).isEqualTo(1);
    }

    @Test
    void areClosedOnceAndStillClosedTheSecondTime() {
        AdapterId id = calls.adapters().openAndAwait(List.of(Adapter.ingest("tts-2", ENDPOINT))).accepted().get(0).id()
                .orElseThrow();
        AdaptersResult closed = calls.adapters().closeAndAwait(List.of(id));
        assertThat(last(CLOSE_ADAPTERS).method()).isEqualTo("POST");
        assertThat(last(CLOSE_ADAPTERS).path()).isEqualTo("/v1/apps/" + standIn.appId() + "/adapters/websocket/close");
        assertThat(last(CLOSE_ADAPTERS).text()).isEqualTo("{\"tracks\":[{\"adapterId\":\"" + id + "\"}]}");
        assertThat(closed.accepted()).containsExactly(
                new AdapterInfo(Optional.of(id), Optional.empty(), Optional.empty(), OptionalLong.of(384_000)));

        assertThat(calls.adapters().closeAndAwait(List.of(id)).accepted()).containsExactly(
                new AdapterInfo(Optional.of(id), Optional.empty(), Optional.empty(), OptionalLong.empty()));
    }

    @Test
    void countAsClosedAlsoIfTheOlderSfuFindsNoneAndAnswers503() {
        standIn.switches().refuseClosedAdapters(true);
        AdapterId gone = new AdapterId("ffffffffffffffffffffffffffffffff");
        AdaptersResult result = calls.adapters().closeAndAwait(List.of(gone));
        assertThat(result.refused()).isEmpty();
        assertThat(result.accepted()).extracting(AdapterInfo::id).containsExactly(Optional.of(gone));
        assertThat(standIn.count(CLOSE_ADAPTERS)).isEqualTo(1);
    }

    @Test
    void areRefusedAsAWholeIfTheRequestIs() {
        answerNext(OPEN_ADAPTERS, 406, "{\"errorCode\":\"invalid_params\",\"errorDescription\":"
                + "\"Expecting at most 4 track in the request\"}");
        assertThatThrownBy(() -> calls.adapters().openAndAwait(List.of(Adapter.ingest("tts-3", ENDPOINT))))
                .isInstanceOf(CallsRejectedException.class)
                .hasMessage("adapters.open was refused: HTTP 406, invalid_params, Expecting at most 4 track in the request");
        answerNext(CLOSE_ADAPTERS, 400, "{\"errorCode\":\"decoding_error\",\"errorDescription\":"
                + "\"The request could not be decoded.\"}");
        assertThatThrownBy(() -> calls.adapters().closeAndAwait(List.of(new AdapterId(ID))))
                .isInstanceOf(CallsRejectedException.class)
                .hasMessage("adapters.close was refused: HTTP 400, decoding_error, The request could not be decoded.");
    }

    @Test
    void needAWebSocketEndpointAndHideItsToken() {
        assertThatThrownBy(() -> Adapter.ingest("tts", URI.create("https://svc.example.com")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The endpoint of an adapter must begin with ws:// or wss://; found https");
        assertThat(Adapter.ingest("tts", ENDPOINT)).hasToString("Ingest[tts from svc.example.com]");
        assertThat(Adapter.egress(new SessionId("a"), "mic", ENDPOINT, OutputCodec.PCM))
                .hasToString("Egress[mic of a to svc.example.com]");
    }
}
