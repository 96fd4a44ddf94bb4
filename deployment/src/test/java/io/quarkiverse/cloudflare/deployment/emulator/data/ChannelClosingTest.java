package io.quarkiverse.cloudflare.deployment.emulator.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.support.MovableTimers;

class ChannelClosingTest {

    private final MovableTimers timers = new MovableTimers();
    private final FakeBrowser publisher = new FakeBrowser(timers, 1).connect();
    private final FakeBrowser first = new FakeBrowser(timers, 2).connect();
    private final FakeBrowser second = new FakeBrowser(timers, 3).connect();
    private final int published = publisher.channels.publish("chat", FakeBrowser.RELIABLE).id();

    private int subscribe(FakeBrowser subscriber, ChannelOptions options) {
        return subscriber.channels.subscribe(publisher.channels, "p", "chat", options).id();
    }

    @Test
    void closesASubscriptionWithItsStream() {
        int here = subscribe(first, FakeBrowser.REPLYING);
        assertThat(first.channels.close(here)).map(ChannelView::name).hasValue("chat");
        publisher.say(published, "gone?");
        assertThat(first.heard).isEmpty();
        assertThat(first.closed).containsExactly(here);
        assertThat(first.channels.list()).isEmpty();
        assertThat(first.channels.close(here)).isEmpty();
    }

    @Test
    void leavesSubscribersInactiveWhenThePublicationIsClosed() {
        int here = subscribe(first, FakeBrowser.REPLYING);
        publisher.channels.close(published);
        assertThat(first.view(here)).map(ChannelView::status).hasValue(ChannelStatus.INACTIVE);
        assertThat(first.view(here)).map(ChannelView::canReply).hasValue(false);
        assertThatThrownBy(() -> subscribe(second, FakeBrowser.RELIABLE))
                .hasMessage("The session p does not publish a data channel chat");
        assertThat(first.channels.close(here)).map(ChannelView::status).hasValue(ChannelStatus.INACTIVE);
    }

    @Test
    void letsAClosedNameBePublishedAndHeardAgain() {
        int here = subscribe(first, FakeBrowser.RELIABLE);
        publisher.channels.close(published);
        first.channels.close(here);
        int again = publisher.channels.publish("chat", FakeBrowser.RELIABLE).id();
        subscribe(first, FakeBrowser.RELIABLE);
        publisher.say(again, "back");
        assertThat(first.texts()).containsExactly("back");
    }

    @Test
    void keepsAChannelThatTheBrowserClosedAsInactive() {
        int here = subscribe(first, FakeBrowser.RELIABLE);
        publisher.close(published);
        assertThat(publisher.view(published)).map(ChannelView::status).hasValue(ChannelStatus.INACTIVE);
        assertThat(first.view(here)).map(ChannelView::status).hasValue(ChannelStatus.INACTIVE);
        assertThatThrownBy(() -> publisher.channels.publish("chat", FakeBrowser.RELIABLE))
                .hasMessage("The session has the data channel chat already");
        assertThat(publisher.channels.close(published)).isPresent();
    }

    @Test
    void stopsDeliveringToASubscriberThatClosed() {
        int here = subscribe(first, FakeBrowser.REPLYING);
        first.close(here);
        publisher.say(published, "still there?");
        assertThat(first.heard).isEmpty();
        assertThat(first.view(here)).map(ChannelView::status).hasValue(ChannelStatus.INACTIVE);
    }

    @Test
    void leavesEverythingInactiveWhenTheAssociationEnds() {
        int here = subscribe(first, FakeBrowser.RELIABLE);
        publisher.leave();
        assertThat(publisher.view(published)).map(ChannelView::status).hasValue(ChannelStatus.INACTIVE);
        assertThat(first.view(here)).map(ChannelView::status).hasValue(ChannelStatus.INACTIVE);
        assertThat(publisher.channels.ready()).isFalse();
    }

    @Test
    void forgetsEverythingWhenTheSessionEnds() {
        int here = subscribe(first, FakeBrowser.GATED);
        publisher.channels.closeAll();
        first.channels.closeAll();
        assertThat(publisher.channels.list()).isEmpty();
        assertThat(first.channels.close(here)).isEmpty();
        timers.advance(Duration.ofSeconds(1));
        assertThat(timers.pending()).isZero();
    }

    @Test
    void usesIdsAgainOnlyAfterAllOthers() {
        int before = publisher.channels.publish("0", FakeBrowser.RELIABLE).id();
        for (int i = 0; i < 1200; i++) {
            assertThat(publisher.channels.close(before)).isPresent();
            timers.advance(Duration.ofMillis(250));
            int id = publisher.channels.publish("0", FakeBrowser.RELIABLE).id();
            assertThat(id).isNotEqualTo(before).isBetween(1, 1023).isOdd();
            before = id;
        }
    }

    @Test
    void saysWhenThereIsNoChannelLeft() {
        IntStream.range(0, 511).forEach(i -> publisher.channels.publish("n" + i, FakeBrowser.RELIABLE));
        assertThatThrownBy(() -> publisher.channels.publish("one more", FakeBrowser.RELIABLE))
                .isInstanceOf(ChannelException.class).hasMessage("The session has no data channel left");
    }

    @Test
    void doesNotLetASlowSubscriberHoldUpTheOthers() {
        int reliable = subscribe(first, FakeBrowser.RELIABLE);
        subscribe(second, FakeBrowser.RELIABLE);
        first.deaf = true;
        for (int i = 0; i < 50; i++) {
            publisher.say(published, new byte[200_000]);
        }
        timers.advance(Duration.ofSeconds(1));
        assertThat(second.heard).hasSize(50);
        assertThat(first.view(reliable)).map(ChannelView::status).hasValue(ChannelStatus.INACTIVE);
        first.deaf = false;
        timers.advance(Duration.ofSeconds(30));
        assertThat(first.closed).containsExactly(reliable);
    }

    @Test
    void dropsWhatASlowSubscriberNeedNotHear() {
        int unreliable = subscribe(first, FakeBrowser.UNRELIABLE);
        first.deaf = true;
        for (int i = 0; i < 20; i++) {
            publisher.say(published, new byte[200_000]);
        }
        assertThat(first.view(unreliable)).map(view -> view.traffic().dropped()).hasValueSatisfying(dropped -> {
            assertThat(dropped).isPositive();
        });
        assertThat(first.view(unreliable)).map(ChannelView::status).hasValue(ChannelStatus.ACTIVE);
        first.deaf = false;
        timers.advance(Duration.ofSeconds(10));
        publisher.say(published, "news");
        assertThat(first.texts()).last().isEqualTo("news");
    }
}
