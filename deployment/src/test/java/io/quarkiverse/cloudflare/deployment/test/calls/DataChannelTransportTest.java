package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_DATA_CHANNELS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ESTABLISH_DATA_CHANNELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.DataChannelInfo;
import io.quarkiverse.cloudflare.calls.DataChannelTransport;
import io.quarkiverse.cloudflare.calls.Delivery;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionDescription.Type;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;

class DataChannelTransportTest extends CallsTest {

    private static final DataChannelInfo SERVER_EVENTS = new DataChannelInfo(OptionalInt.of(0), Optional.of("server-events"),
            Optional.empty());

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @AfterEach
    void reset() {
        standIn.switches().lowerCaseDataChannelKey(false).refuseClientOfferOfDataChannels(false);
    }

    @Test
    void isOfferedByTheSfu() {
        SessionId session = open();
        DataChannelTransport transport = calls.dataChannels().establishAndAwait(session, Optional.empty());

        assertThat(last(ESTABLISH_DATA_CHANNELS).method()).isEqualTo("POST");
        assertThat(last(ESTABLISH_DATA_CHANNELS).path()).isEqualTo(path(session, "/datachannels/establish"));
        assertThat(last(ESTABLISH_DATA_CHANNELS).text())
                .isEqualTo("{\"dataChannel\":{\"location\":\"remote\",\"dataChannelName\":\"server-events\"}}");
        assertThat(transport.serverEvents()).isEqualTo(SERVER_EVENTS);
        assertThat(transport.renegotiationRequired()).isTrue();
        assertThat(transport.description().orElseThrow().type()).isEqualTo(Type.OFFER);
        assertThat(transport.description().orElseThrow().sdp())
                .contains("m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n");
    }

    @Test
    void answersAnOfferOfTheClient() {
        SessionId session = open();
        String offer = SdpText.offer("application 0");
        DataChannelTransport transport = calls.dataChannels().establishAndAwait(session,
                Optional.of(SessionDescription.offer(offer)));

        assertThat(last(ESTABLISH_DATA_CHANNELS).text()).isEqualTo(
                "{\"dataChannel\":{\"location\":\"remote\",\"dataChannelName\":\"server-events\"},\"sessionDescription\":"
                        + json("offer", offer) + "}");
        assertThat(transport.renegotiationRequired()).isFalse();
        assertThat(transport.description().orElseThrow().type()).isEqualTo(Type.ANSWER);
    }

    @Test
    void isReadUnderEitherNameOfItsKey() {
        standIn.switches().lowerCaseDataChannelKey(true);
        assertThat(calls.dataChannels().establishAndAwait(open(), Optional.empty()).serverEvents()).isEqualTo(SERVER_EVENTS);
    }

    @Test
    void isRefusedTheSecondTime() {
        SessionId session = open();
        SessionDescription offer = calls.dataChannels().establishAndAwait(session, Optional.empty()).description()
                .orElseThrow();
        calls.answerAndAwait(session, SessionDescription.answer(SdpText.answerTo(offer.sdp())));
        assertThatThrownBy(() -> calls.dataChannels().establishAndAwait(session, Optional.empty()))
                .isInstanceOf(CallsRejectedException.class)
                .hasMessage("dataChannels.establish was refused: HTTP 400, decoding_error, "
                        + "The DataChannel transport is already negotiated");
    }

    @Test
    void mayRefuseAnOfferOfTheClientAsHasBeenSeen() {
        standIn.switches().refuseClientOfferOfDataChannels(true);
        SessionId session = open();
        SessionDescription offer = SessionDescription.offer(SdpText.offer("application 0"));
        assertThatThrownBy(() -> calls.dataChannels().establishAndAwait(session, Optional.of(offer)))
                .isInstanceOf(CallsRejectedException.class).hasMessage(
                        "dataChannels.establish was refused: HTTP 400, decoding_error, Failed to decode body as JSON");
    }

    @Test
    void isNotNeededIfTheFirstOfferHadAnApplicationSection() {
        SessionId session = open();
        calls.publishAndAwait(session, SessionDescription.offer(SdpText.offer("audio 0 sendonly", "application 1")),
                List.of(LocalTrack.of("0", "mic")));
        assertThat(calls.dataChannels().openAndAwait(session, List.of(DataChannel.publish("chat", Delivery.RELIABLE)))
                .accepted()).hasSize(1);
        assertThat(standIn.count(ESTABLISH_DATA_CHANNELS)).isZero();
        assertThat(standIn.count(ADD_DATA_CHANNELS)).isEqualTo(1);
    }

    @Test
    void cannotBeUnderstoodWithoutItsChannel() {
        SessionId session = open();
        answerNext(ESTABLISH_DATA_CHANNELS, 200, "{\"requiresImmediateRenegotiation\":false}");
        assertThatThrownBy(() -> calls.dataChannels().establishAndAwait(session, Optional.empty()))
                .hasMessageEndingWith("The answer cannot be read: the field dataChannel is missing");
        assertThat(standIn.count(ESTABLISH_DATA_CHANNELS)).isEqualTo(1);
    }

    @Test
    void isRefusedIfItsChannelIs() {
        SessionId session = open();
        answerNext(ESTABLISH_DATA_CHANNELS, 200, "{\"dataChannel\":{\"dataChannelName\":\"server-events\","
                + "\"errorCode\":\"transport_unavailable_error\",\"errorDescription\":\"No transport\"}}");
        assertThatThrownBy(() -> calls.dataChannels().establishAndAwait(session, Optional.empty()))
                .isInstanceOf(CallsRejectedException.class)
                .hasMessage("dataChannels.establish was refused: HTTP 200, transport_unavailable_error, No transport");
    }
}
