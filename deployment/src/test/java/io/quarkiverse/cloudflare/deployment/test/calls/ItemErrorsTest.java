package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_DATA_CHANNELS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CLOSE_ADAPTERS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CLOSE_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.OPEN_ADAPTERS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.UPDATE_TRACKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.Adapter;
import io.quarkiverse.cloudflare.calls.AdapterId;
import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.Delivery;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkus.test.QuarkusUnitTest;

/** The errors of single items, which are results and no exceptions. */
class ItemErrorsTest extends CallsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Test
    void notFoundTrackError() {
        keptOfAPull("not_found_track_error");
    }

    @Test
    void emptyTrackError() {
        keptOfAPull("empty_track_error");
    }

    @Test
    void internalError() {
        keptOfAPull("internal_error");
    }

    @Test
    void backendError() {
        keptOfAPull("backend_error");
    }

    @Test
    void transportUnavailableError() {
        keptOfAPull("transport_unavailable_error");
    }

    @Test
    void temporarilyUnavailableError() {
        keptOfAPull("temporarily_unavailable_error");
    }

    @Test
    void retryableTransientError() {
        keptOfAPull("retryable_transient_error");
    }

    @Test
    void aCodeNobodyKnows() {
        keptOfAPull("quota_of_the_moon_error");
    }

    @Test
    void updateTrackError() {
        SessionId session = open();
        answerNext(UPDATE_TRACKS, 200, "{\"tracks\":[" + item("\"mid\":\"\"", "update_track_error") + "]}");
        TracksResult result = calls.updateTracksAndAwait(session, List.of(RemoteTrack.of(session, "cam").into("0")));
        assertThat(result.refused()).extracting(refused -> refused.error()).containsExactly(error("update_track_error"));
    }

    @Test
    void closeTrackErrorMeansClosed() {
        SessionId session = open();
        answerNext(CLOSE_TRACKS, 200, "{\"tracks\":[" + item("\"mid\":\"0\"", "close_track_error") + "]}");
        assertThat(calls.closeTracksAndAwait(session, List.of("0")).accepted()).extracting(TrackInfo::mid)
                .containsExactly(Optional.of("0"));
    }

    @Test
    void closeTrackErrorMeansNothingSpecialElsewhere() {
        keptOfAPull("close_track_error");
    }

    @Test
    void repeatedLocalTrackErrorOfAnItemOrWith409OfTheRequest() {
        SessionId session = open();
        List<DataChannel> channels = List.of(DataChannel.publish("chat", Delivery.RELIABLE));
        answerNext(ADD_DATA_CHANNELS, 200,
                "{\"dataChannels\":[" + item("\"dataChannelName\":\"chat\"", "repeated_local_track_error") + "]}");
        assertThat(calls.dataChannels().openAndAwait(session, channels).refused())
                .extracting(refused -> refused.error()).containsExactly(error("repeated_local_track_error"));

        answerNext(ADD_DATA_CHANNELS, 409, "{\"errorCode\":\"repeated_local_track_error\",\"errorDescription\":\"There\"}");
        assertThatThrownBy(() -> calls.dataChannels().openAndAwait(session, channels))
                .isInstanceOf(CallsRejectedException.class)
                .hasMessage("dataChannels.open was refused: HTTP 409, repeated_local_track_error, There");
        assertThat(standIn.count(ADD_DATA_CHANNELS)).isEqualTo(2);
    }

    @Test
    void websocketLocalhostNotAllowed() {
        keptOfAnAdapter("websocket_localhost_not_allowed");
    }

    @Test
    void websocketHandshakeFailed() {
        keptOfAnAdapter("websocket_handshake_failed");
    }

    @Test
    void websocketConnectionTimeout() {
        keptOfAnAdapter("websocket_connection_timeout");
    }

    @Test
    void adapterNotFoundMeansClosedWithEitherStatus() {
        for (int status : List.of(200, 503)) {
            answerNext(CLOSE_ADAPTERS, status, "{\"tracks\":[" + item("\"adapterId\":\"a1\"", "adapter_not_found") + "]}");
            assertThat(calls.adapters().closeAndAwait(List.of(new AdapterId("a1"))).refused()).isEmpty();
        }
        assertThat(standIn.count(CLOSE_ADAPTERS)).isEqualTo(2);
    }

    @Test
    void adapterNotFoundMeansNothingSpecialElsewhere() {
        keptOfAnAdapter("adapter_not_found");
    }

    @Test
    void aDescriptionAloneIsAnErrorToo() {
        SessionId session = open();
        answerNext(ADD_TRACKS, 200, "{\"tracks\":[{\"mid\":\"\",\"errorDescription\":\"Nobody said why\"}]}");
        assertThat(calls.pullAndAwait(session, List.of(RemoteTrack.of(session, "cam"))).refused())
                .extracting(refused -> refused.error())
                .containsExactly(new CallsError(CallsError.UNKNOWN, Optional.empty(), "Nobody said why"));
    }

    private void keptOfAPull(String code) {
        SessionId session = open();
        answerNext(ADD_TRACKS, 200, "{\"requiresImmediateRenegotiation\":false,\"tracks\":["
                + item("\"mid\":\"\",\"trackName\":\"cam\"", code) + "]}");
        TracksResult result = calls.pullAndAwait(session, List.of(RemoteTrack.of(session, "cam")));
        assertThat(result.refused()).extracting(refused -> refused.error()).containsExactly(error(code));
        assertThat(result.refused()).extracting(refused -> refused.item().mid()).containsExactly(Optional.empty());
        assertThat(result.accepted()).isEmpty();
        assertThat(standIn.count(ADD_TRACKS)).isEqualTo(1);
    }

    private void keptOfAnAdapter(String code) {
        List<Adapter> adapters = List.of(Adapter.ingest("tts", URI.create("wss://svc.example.com/in")));
        for (int status : List.of(200, 503)) {
            answerNext(OPEN_ADAPTERS, status, "{\"tracks\":[" + item("\"trackName\":\"tts\"", code) + "]}");
            assertThat(calls.adapters().openAndAwait(adapters).refused()).extracting(refused -> refused.error())
                    .containsExactly(error(code));
        }
        assertThat(standIn.count(OPEN_ADAPTERS)).isEqualTo(2);
    }

    private static String item(String fields, String code) {
        return "{" + fields + ",\"errorCode\":\"" + code + "\",\"errorSubcode\":\"why\",\"errorDescription\":\"Because\"}";
    }

    private static CallsError error(String code) {
        return new CallsError(code, Optional.of("why"), "Because");
    }
}
