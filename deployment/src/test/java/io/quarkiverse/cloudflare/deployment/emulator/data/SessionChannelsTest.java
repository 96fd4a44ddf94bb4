package io.quarkiverse.cloudflare.deployment.emulator.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;
import io.quarkiverse.cloudflare.support.MovableTimers;

class SessionChannelsTest {

    private final MovableTimers timers = new MovableTimers();
    private final FakeBrowser publisher = new FakeBrowser(timers, 1).connect();
    private final FakeBrowser first = new FakeBrowser(timers, 2).connect();
    private final FakeBrowser second = new FakeBrowser(timers, 3).connect();

    private int publish(String name) {
        return publisher.channels.publish(name, FakeBrowser.RELIABLE).id();
    }

    private int subscribe(FakeBrowser subscriber, String name, ChannelOptions options) {
        return subscriber.channels.subscribe(publisher.channels, "p", name, options).id();
    }

    @Test
    void passesWhatThePublisherSaysToAllSubscribers() {
        int published = publish("chat");
        int here = subscribe(first, "chat", FakeBrowser.RELIABLE);
        int there = subscribe(second, "chat", FakeBrowser.UNRELIABLE);
        publisher.say(published, "hello");
        assertThat(first.heard).containsExactly(new FakeBrowser.Heard(here, 51, "hello", true));
        assertThat(second.heard).containsExactly(new FakeBrowser.Heard(there, 51, "hello", false));
        assertThat(publisher.heard).isEmpty();
    }

    @Test
    void keepsWhatKindOfPayloadItIs() {
        int published = publish("chat");
        int here = subscribe(first, "chat", FakeBrowser.RELIABLE);
        publisher.say(published, 53, "binary");
        publisher.say(published, 56, "\0");
        publisher.say(published, 57, "\0");
        assertThat(first.heard).extracting(FakeBrowser.Heard::ppid).containsExactly(53, 56, 57);
        assertThat(first.heard).extracting(FakeBrowser.Heard::stream).containsOnly(here);
    }

    @Test
    void keepsChannelsApart() {
        int chat = publish("chat");
        int state = publish("state");
        subscribe(first, "chat", FakeBrowser.RELIABLE);
        subscribe(second, "state", FakeBrowser.RELIABLE);
        publisher.say(chat, "talk");
        publisher.say(state, "score");
        assertThat(first.texts()).containsExactly("talk");
        assertThat(second.texts()).containsExactly("score");
    }

    @Test
    void letsASessionHearItself() {
        int published = publish("chat");
        int heard = publisher.channels.subscribe(publisher.channels, "p", "chat", FakeBrowser.RELIABLE).id();
        publisher.say(published, "echo");
        assertThat(publisher.heard).containsExactly(new FakeBrowser.Heard(heard, 51, "echo", true));
    }

    @Test
    void givesOddIdsFarFromThoseOfTheBrowser() {
        assertThat(publish("chat")).isEqualTo(101);
        assertThat(publish("state")).isEqualTo(103);
    }

    @Test
    void dropsWhatSubscribersSay() {
        publish("chat");
        int here = subscribe(first, "chat", FakeBrowser.RELIABLE);
        first.say(here, "psst");
        assertThat(publisher.heard).isEmpty();
        assertThat(first.view(here)).map(ChannelView::traffic).hasValue(new ChannelTraffic(1, 4, 0, 0, 1));
    }

    @Test
    void countsMessagesAndBytesBothWays() {
        int published = publish("chat");
        int here = subscribe(first, "chat", FakeBrowser.RELIABLE);
        publisher.say(published, "12345");
        publisher.say(published, "678");
        assertThat(publisher.view(published)).map(ChannelView::traffic).hasValue(new ChannelTraffic(2, 8, 0, 0, 0));
        assertThat(first.view(here)).map(ChannelView::traffic).hasValue(new ChannelTraffic(0, 0, 2, 8, 0));
    }

    @Test
    void refusesToAllocateTheSameChannelTwice() {
        publish("chat");
        subscribe(first, "chat", FakeBrowser.RELIABLE);
        assertThatThrownBy(() -> publish("chat")).isInstanceOf(ChannelException.class)
                .hasMessage("The session has the data channel chat already")
                .extracting(thrown -> ((ChannelException) thrown).code()).isEqualTo("repeated_local_track_error");
        assertThatThrownBy(() -> subscribe(first, "chat", FakeBrowser.RELIABLE))
                .hasMessage("The session has the data channel chat already");
        assertThatThrownBy(() -> publish("server-events"))
                .hasMessage("The session has the data channel server-events already");
    }

    @Test
    void refusesToHearWhatNobodyPublishes() {
        assertThatThrownBy(() -> subscribe(first, "chat", FakeBrowser.RELIABLE)).isInstanceOf(ChannelException.class)
                .hasMessage("The session p does not publish a data channel chat")
                .extracting(thrown -> ((ChannelException) thrown).code()).isEqualTo("not_found_track_error");
    }

    @Test
    void saysWhichChannelsASessionHas() {
        int published = publish("chat");
        int here = subscribe(first, "chat", FakeBrowser.RELIABLE);
        assertThat(publisher.channels.list()).containsExactly(new ChannelView(true, Optional.empty(), "chat", published,
                ChannelStatus.ACTIVE, false, new ChannelTraffic(0, 0, 0, 0, 0)));
        assertThat(first.channels.list()).containsExactly(new ChannelView(false, Optional.of("p"), "chat", here,
                ChannelStatus.ACTIVE, false, new ChannelTraffic(0, 0, 0, 0, 0)));
    }

    @Test
    void isReadyOnceTheAssociationIsUp() {
        FakeBrowser late = new FakeBrowser(timers, 4);
        assertThat(late.channels.ready()).isFalse();
        int early = late.channels.publish("chat", FakeBrowser.RELIABLE).id();
        assertThat(late.view(early)).map(ChannelView::status).hasValue(ChannelStatus.INITIALIZING);
        late.connect();
        assertThat(late.channels.ready()).isTrue();
        assertThat(late.view(early)).map(ChannelView::status).hasValue(ChannelStatus.ACTIVE);
    }

    @Test
    void acknowledgesChannelsThatTheBrowserOpensItself() {
        publisher.say(0, 50, "\3\0\0\0\0\0\0\0\0\0\0\0");
        assertThat(publisher.heard).containsExactly(new FakeBrowser.Heard(0, 50, "\2", true));
        publisher.say(0, "anyone?");
        assertThat(publisher.channels.ignored()).isEqualTo(1);
        publisher.close(0);
        assertThat(publisher.closed).containsExactly(0);
    }

    @Test
    void keepsAwayFromIdsThatTheBrowserTook() {
        publisher.say(101, 50, "\3\0\0\0\0\0\0\0\0\0\0\0");
        assertThat(publish("chat")).isEqualTo(103);
    }

    @Test
    void carriesLargeMessages() {
        int published = publish("chat");
        subscribe(first, "chat", FakeBrowser.RELIABLE);
        publisher.say(published, new byte[262_144]);
        timers.advance(Duration.ofSeconds(2));
        assertThat(first.heard).hasSize(1);
        assertThat(first.heard.get(0).text()).hasSize(262_144);
    }

    @Test
    void dropsWhatIsTooLongForASubscriber() {
        FakeBrowser simple = new FakeBrowser(timers, 5, new SctpSettings(5000, 5000, 1000)).connect();
        int published = publish("chat");
        int here = subscribe(simple, "chat", FakeBrowser.RELIABLE);
        publisher.say(published, new byte[1001]);
        publisher.say(published, new byte[1000]);
        assertThat(simple.heard).extracting(heard -> heard.text().length()).containsExactly(1000);
        assertThat(simple.view(here)).map(ChannelView::status).hasValue(ChannelStatus.ACTIVE);
        assertThat(simple.view(here)).map(ChannelView::traffic).hasValue(new ChannelTraffic(0, 0, 1, 1000, 1));
        simple.say(here, new byte[200_000]);
        assertThat(simple.view(here)).map(view -> view.traffic().bytesIn()).hasValue(200_000L);
    }
}
