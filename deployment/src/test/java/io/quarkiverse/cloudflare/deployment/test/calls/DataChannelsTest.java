package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_DATA_CHANNELS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.CLOSE_DATA_CHANNELS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.UPDATE_DATA_CHANNELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.DataChannelInfo;
import io.quarkiverse.cloudflare.calls.DataChannelTransport;
import io.quarkiverse.cloudflare.calls.DataChannelsResult;
import io.quarkiverse.cloudflare.calls.Delivery;
import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.support.cloudflare.Applied;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;

class DataChannelsTest extends CallsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    @Test
    void arePublishedUnderTheIdOfTheAnswer() {
        SessionId session = channelled();
        DataChannelsResult result = calls.dataChannels().openAndAwait(session,
                List.of(DataChannel.publish("player-state", Delivery.unordered(0))));

        assertThat(last(ADD_DATA_CHANNELS).method()).isEqualTo("POST");
        assertThat(last(ADD_DATA_CHANNELS).path()).isEqualTo(path(session, "/datachannels/new"));
        assertThat(last(ADD_DATA_CHANNELS).text()).isEqualTo("{\"dataChannels\":[{\"location\":\"local\","
                + "\"dataChannelName\":\"player-state\",\"ordered\":false,\"maxRetransmits\":0}]}");
        assertThat(result.accepted()).containsExactly(
                new DataChannelInfo(OptionalInt.of(1), Optional.of("player-state"), Optional.empty()));
        assertThat(result.refused()).isEmpty();
    }

    @Test
    void haveNoOptionsUnlessToldOtherwise() {
        calls.dataChannels().openAndAwait(channelled(), List.of(DataChannel.publish("chat", Delivery.RELIABLE)));
        assertThat(last(ADD_DATA_CHANNELS).text())
                .isEqualTo("{\"dataChannels\":[{\"location\":\"local\",\"dataChannelName\":\"chat\"}]}");
    }

    @Test
    void limitTheTimeOfRetransmissions() {
        Delivery delivery = Delivery.RELIABLE.withMaxPacketLifeTime(Duration.ofMillis(1500));
        calls.dataChannels().openAndAwait(channelled(), List.of(DataChannel.publish("chat", delivery)));
        assertThat(last(ADD_DATA_CHANNELS).text()).isEqualTo(
                "{\"dataChannels\":[{\"location\":\"local\",\"dataChannelName\":\"chat\",\"maxPacketLifeTime\":1500}]}");
    }

    @Test
    void arePulledWithAcknowledgementAndReplies() {
        SessionId publisher = publisherOf("events", Delivery.unordered(2));
        SessionId subscriber = channelled();
        DataChannelsResult result = calls.dataChannels().openAndAwait(subscriber, List.of(DataChannel
                .pull(publisher, "events", Delivery.unordered(2)).withWaitForAck().withReply(true)));

        assertThat(last(ADD_DATA_CHANNELS).text()).isEqualTo("{\"dataChannels\":[{\"location\":\"remote\",\"sessionId\":\""
                + publisher + "\",\"dataChannelName\":\"events\",\"ordered\":false,\"maxRetransmits\":2,"
                + "\"waitForAck\":true,\"canReply\":true}]}");
        assertThat(result.accepted()).containsExactly(
                new DataChannelInfo(OptionalInt.of(1), Optional.of("events"), Optional.of(publisher)));
    }

    @Test
    void areRefusedIfTheAllocationExistsOrNobodyPublishes() {
        SessionId session = publisherOf("chat", Delivery.RELIABLE);
        DataChannelsResult again = calls.dataChannels().openAndAwait(session,
                List.of(DataChannel.publish("chat", Delivery.RELIABLE), DataChannel.publish("other", Delivery.RELIABLE)));
        assertThat(again.refused()).containsExactly(new ItemResult.Refused<>(
                new DataChannelInfo(OptionalInt.empty(), Optional.of("chat"), Optional.empty()),
                new CallsError("repeated_local_track_error", Optional.empty(), "The allocation already exists")));
        assertThat(again.accepted()).hasSize(1);

        DataChannelsResult nobody = calls.dataChannels().openAndAwait(channelled(),
                List.of(DataChannel.pull(session, "nothing", Delivery.RELIABLE)));
        assertThat(nobody.refused()).extracting(refused -> refused.error().code()).containsExactly("not_found_track_error");
    }

    @Test
    void grantAndRevokeReplies() {
        SessionId publisher = publisherOf("events", Delivery.RELIABLE);
        SessionId subscriber = channelled();
        DataChannel.Remote channel = DataChannel.pull(publisher, "events", Delivery.RELIABLE);
        calls.dataChannels().openAndAwait(subscriber, List.of(channel));

        DataChannelsResult granted = calls.dataChannels().updateAndAwait(subscriber, List.of(channel.withReply(true)));
        assertThat(last(UPDATE_DATA_CHANNELS).method()).isEqualTo("PUT");
        assertThat(last(UPDATE_DATA_CHANNELS).path()).isEqualTo(path(subscriber, "/datachannels/update"));
        assertThat(last(UPDATE_DATA_CHANNELS).text()).isEqualTo("{\"dataChannels\":[{\"location\":\"remote\",\"sessionId\":\""
                + publisher + "\",\"dataChannelName\":\"events\",\"canReply\":true}]}");
        assertThat(granted.accepted()).containsExactly(
                new DataChannelInfo(OptionalInt.of(1), Optional.of("events"), Optional.of(publisher)));

        calls.dataChannels().updateAndAwait(subscriber, List.of(channel.withReply(false)));
        assertThat(last(UPDATE_DATA_CHANNELS).json().at("/dataChannels/0/canReply").booleanValue()).isFalse();
        assertThat(standIn.applied(subscriber.value())).extracting(Applied::what).contains(
                "grant replies to " + publisher + "/events", "revoke replies to " + publisher + "/events");
    }

    @Test
    void letOnlyTheSubscriberReplyThatWasGrantedItLast() {
        SessionId publisher = publisherOf("events", Delivery.RELIABLE);
        SessionId first = channelled();
        SessionId second = channelled();
        DataChannel.Remote replying = DataChannel.pull(publisher, "events", Delivery.RELIABLE).withReply(true);
        calls.dataChannels().openAndAwait(first, List.of(replying));
        calls.dataChannels().openAndAwait(second, List.of(replying));
        calls.dataChannels().updateAndAwait(first, List.of(replying));
        // It is a change, so the second subscriber had taken it away.
        assertThat(standIn.applied(first.value())).extracting(Applied::what)
                .contains("grant replies to " + publisher + "/events");
    }

    @Test
    void areClosedByIdAndCountAsClosedIfTheyAreAlready() {
        SessionId session = publisherOf("chat", Delivery.RELIABLE);
        DataChannelsResult result = calls.dataChannels().closeAndAwait(session, List.of(1, 7));

        assertThat(last(CLOSE_DATA_CHANNELS).method()).isEqualTo("PUT");
        assertThat(last(CLOSE_DATA_CHANNELS).path()).isEqualTo(path(session, "/datachannels/close"));
        assertThat(last(CLOSE_DATA_CHANNELS).text()).isEqualTo("{\"dataChannels\":[{\"id\":1},{\"id\":7}]}");
        assertThat(result.refused()).isEmpty();
        assertThat(result.accepted()).containsExactly(
                new DataChannelInfo(OptionalInt.of(1), Optional.of("chat"), Optional.empty()),
                new DataChannelInfo(OptionalInt.of(7), Optional.empty(), Optional.empty()));
    }

    @Test
    void areNotPublishedAndPulledInOneRequest() {
        SessionId session = open();
        assertThatThrownBy(() -> calls.dataChannels().openAndAwait(session,
                List.of(DataChannel.publish("a", Delivery.RELIABLE), DataChannel.pull(session, "b", Delivery.RELIABLE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("One request must not both publish and pull data channels; make it two requests");
        assertThat(standIn.count(ADD_DATA_CHANNELS)).isZero();
    }

    @Test
    void chooseBetweenRetransmitsAndLifeTime() {
        assertThatThrownBy(() -> new Delivery(true, OptionalInt.of(0), Optional.of(Duration.ZERO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A delivery must not have both maxRetransmits and maxPacketLifeTime");
    }

    /** A connected session that can have data channels. */
    private SessionId channelled() {
        SessionId session = open();
        DataChannelTransport transport = calls.dataChannels().establishAndAwait(session, Optional.empty());
        calls.answerAndAwait(session,
                SessionDescription.answer(SdpText.answerTo(transport.description().orElseThrow().sdp())));
        return session;
    }

    private SessionId publisherOf(String channel, Delivery delivery) {
        SessionId session = channelled();
        calls.dataChannels().openAndAwait(session, List.of(DataChannel.publish(channel, delivery)));
        return session;
    }
}
