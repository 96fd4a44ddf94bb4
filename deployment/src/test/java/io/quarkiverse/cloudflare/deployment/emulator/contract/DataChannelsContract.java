package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.DataChannelInfo;
import io.quarkiverse.cloudflare.calls.DataChannelTransport;
import io.quarkiverse.cloudflare.calls.DataChannelsResult;
import io.quarkiverse.cloudflare.calls.Delivery;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionState;

/** What the client may rely on of data channels. */
abstract class DataChannelsContract extends CallsContract {

    /** A connected session that can have data channels. */
    final SessionId channelled(Browser browser) {
        SessionId session = open();
        DataChannelTransport transport = calls.dataChannels().establishAndAwait(session, Optional.empty());
        assertThat(transport.renegotiationRequired()).isTrue();
        assertThat(transport.serverEvents().id()).hasValue(0);
        calls.answerAndAwait(session,
                SessionDescription.answer(browser.answer(transport.description().orElseThrow().sdp())));
        browser.flow();
        return session;
    }

    final int publish(SessionId session, String name, Delivery delivery) {
        return accepted(session, DataChannel.publish(name, delivery));
    }

    final int accepted(SessionId session, DataChannel channel) {
        DataChannelsResult result = calls.dataChannels().openAndAwait(session, List.of(channel));
        assertThat(result.refused()).isEmpty();
        return result.accepted().get(0).id().orElseThrow();
    }

    @Test
    void areThereOnceTheyAreOpen() {
        SessionId publisher = channelled(browser());
        SessionId subscriber = channelled(browser());
        int published = publish(publisher, "moves", Delivery.RELIABLE);
        int pulled = accepted(subscriber, DataChannel.pull(publisher, "moves", Delivery.RELIABLE));

        assertThat(calls.sessionAndAwait(publisher).dataChannels()).singleElement().satisfies(channel -> {
            assertThat(channel.id()).hasValue(published);
            assertThat(channel.status()).isEqualTo(SessionState.Status.ACTIVE);
        });
        assertThat(calls.sessionAndAwait(subscriber).dataChannels()).singleElement().satisfies(channel -> {
            assertThat(channel.id()).hasValue(pulled);
            assertThat(channel.publisher()).contains(publisher);
        });
    }

    @Test
    void areNotOpenedTwice() {
        SessionId session = channelled(browser());
        publish(session, "moves", Delivery.RELIABLE);

        DataChannelsResult again = calls.dataChannels().openAndAwait(session, List.of(
                DataChannel.publish("moves", Delivery.RELIABLE), DataChannel.publish("others", Delivery.RELIABLE)));

        assertThat(again.refused()).extracting(refused -> refused.error().code())
                .containsExactly("repeated_local_track_error");
        assertThat(again.accepted()).hasSize(1);
    }

    @Test
    void needAPublisher() {
        SessionId publisher = channelled(browser());

        DataChannelsResult result = calls.dataChannels().openAndAwait(channelled(browser()),
                List.of(DataChannel.pull(publisher, "nothing", Delivery.RELIABLE)));

        assertThat(result.refused()).extracting(refused -> refused.error().code()).containsExactly("not_found_track_error");
    }

    @Test
    void areGrantedReplies() {
        SessionId publisher = channelled(browser());
        publish(publisher, "moves", Delivery.unordered(0));
        SessionId subscriber = channelled(browser());
        DataChannel.Remote channel = DataChannel.pull(publisher, "moves", Delivery.unordered(0));
        int id = accepted(subscriber, channel);

        DataChannelsResult granted = calls.dataChannels().updateAndAwait(subscriber, List.of(channel.withReply(true)));

        assertThat(granted.accepted()).extracting(DataChannelInfo::id).extracting(number -> number.orElseThrow())
                .containsExactly(id);
    }

    @Test
    void areClosedByIdAndAgain() {
        SessionId session = channelled(browser());
        int id = publish(session, "moves", Delivery.RELIABLE);

        assertThat(calls.dataChannels().closeAndAwait(session, List.of(id)).refused()).isEmpty();
        assertThat(calls.dataChannels().closeAndAwait(session, List.of(id)).refused()).isEmpty();
        assertThat(calls.sessionAndAwait(session).dataChannels())
                .noneMatch(channel -> channel.status() == SessionState.Status.ACTIVE);
        publish(session, "moves", Delivery.RELIABLE);
    }

    @Test
    void areEstablishedOnce() {
        SessionId session = channelled(browser());

        CallsRejectedException refused = catchThrowableOfType(CallsRejectedException.class,
                () -> calls.dataChannels().establishAndAwait(session, Optional.empty()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().code()).isEqualTo("decoding_error");
    }
}
