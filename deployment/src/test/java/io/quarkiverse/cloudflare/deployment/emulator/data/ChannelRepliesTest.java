package io.quarkiverse.cloudflare.deployment.emulator.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.support.MovableTimers;

class ChannelRepliesTest {

    private final MovableTimers timers = new MovableTimers();
    private final FakeBrowser publisher = new FakeBrowser(timers, 1).connect();
    private final FakeBrowser first = new FakeBrowser(timers, 2).connect();
    private final FakeBrowser second = new FakeBrowser(timers, 3).connect();
    private final int published = publisher.channels.publish("chat", FakeBrowser.RELIABLE).id();

    private int subscribe(FakeBrowser subscriber, ChannelOptions options) {
        return subscriber.channels.subscribe(publisher.channels, "p", "chat", options).id();
    }

    @Test
    void passesRepliesToThePublisherOnly() {
        int here = subscribe(first, FakeBrowser.REPLYING);
        subscribe(second, FakeBrowser.RELIABLE);
        first.say(here, "answer");
        assertThat(publisher.heard).containsExactly(new FakeBrowser.Heard(published, 51, "answer", true));
        assertThat(second.heard).isEmpty();
        assertThat(first.heard).isEmpty();
        assertThat(first.view(here)).map(ChannelView::canReply).hasValue(true);
        assertThat(publisher.view(published)).map(ChannelView::traffic).hasValue(new ChannelTraffic(0, 0, 1, 6, 0));
    }

    @Test
    void letsOnlyTheLastOneReplyWhoWasAllowedTo() {
        int here = subscribe(first, FakeBrowser.REPLYING);
        int there = subscribe(second, FakeBrowser.REPLYING);
        first.say(here, "old");
        second.say(there, "new");
        assertThat(publisher.texts()).containsExactly("new");
        assertThat(first.view(here)).map(ChannelView::canReply).hasValue(false);
    }

    @Test
    void grantsAndRevokesLater() {
        int here = subscribe(first, FakeBrowser.RELIABLE);
        assertThat(first.channels.update("p", "chat", true).canReply()).isTrue();
        first.say(here, "heard");
        assertThat(first.channels.update("p", "chat", false).canReply()).isFalse();
        first.say(here, "not heard");
        assertThat(publisher.texts()).containsExactly("heard");
    }

    @Test
    void leavesTheRightWithItsHolderWhenAnotherOneIsRevoked() {
        int here = subscribe(first, FakeBrowser.REPLYING);
        subscribe(second, FakeBrowser.RELIABLE);
        second.channels.update("p", "chat", false);
        first.say(here, "still here");
        assertThat(publisher.texts()).containsExactly("still here");
    }

    @Test
    void refusesToChangeWhatTheSessionDoesNotHear() {
        assertThatThrownBy(() -> first.channels.update("p", "chat", true)).isInstanceOf(ChannelException.class)
                .hasMessage("The session does not hear the data channel chat of p")
                .extracting(thrown -> ((ChannelException) thrown).code()).isEqualTo("not_found_track_error");
    }

    @Test
    void deliversNothingBeforeTheSubscriberAcknowledges() {
        int here = subscribe(first, FakeBrowser.GATED);
        publisher.say(published, "too early");
        assertThat(first.view(here)).map(ChannelView::status).hasValue(ChannelStatus.INITIALIZING);
        first.say(here, "ready");
        publisher.say(published, "in time");
        assertThat(first.texts()).containsExactly("in time");
        assertThat(publisher.heard).isEmpty();
        assertThat(first.view(here)).map(ChannelView::status).hasValue(ChannelStatus.ACTIVE);
    }

    @Test
    void consumesOnlyTheFirstMessageOfOneWhoMayReply() {
        int here = subscribe(first, FakeBrowser.options(true, OptionalInt.empty(), true, true));
        first.say(here, "ready");
        first.say(here, "answer");
        assertThat(publisher.texts()).containsExactly("answer");
    }

    @Test
    void tearsAChannelDownThatIsNotAcknowledgedWithin30Seconds() {
        int here = subscribe(first, FakeBrowser.GATED);
        timers.advance(Duration.ofSeconds(29));
        assertThat(first.view(here)).isPresent();
        timers.advance(Duration.ofMillis(1100));
        assertThat(first.channels.list()).isEmpty();
        assertThat(first.closed).containsExactly(here);
        assertThat(first.channels.close(here)).isEmpty();
        assertThat(subscribe(first, FakeBrowser.GATED)).isNotEqualTo(here);
    }

    @Test
    void keepsAChannelThatWasAcknowledged() {
        int here = subscribe(first, FakeBrowser.GATED);
        first.say(here, "ready");
        timers.advance(Duration.ofSeconds(60));
        assertThat(first.view(here)).map(ChannelView::status).hasValue(ChannelStatus.ACTIVE);
        assertThat(timers.pending()).isZero();
    }
}
