package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelOptions;
import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelStatus;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.Client;

class DataChannelsTest {

    private final SfuStudio studio = new SfuStudio();
    private final Client ada = studio.client();
    private final Client bob = studio.client();

    private static ChannelOptions options(boolean waitForAck, boolean canReply) {
        return new ChannelOptions(true, OptionalInt.empty(), OptionalInt.empty(), waitForAck, canReply);
    }

    private static ChannelRequest local(String name) {
        return new ChannelRequest(true, Optional.empty(), name, options(false, false));
    }

    private static ChannelRequest remote(Client publisher, String name, boolean canReply) {
        return new ChannelRequest(false, Optional.of(publisher.id), name, options(false, canReply));
    }

    private void establish(Client client) {
        client.answer(now(studio.sfu.establish(client.id, Optional.empty())).description());
    }

    private List<ChannelOutcome> add(Client client, ChannelRequest... channels) {
        return now(studio.sfu.addChannels(client.id, List.of(channels)));
    }

    @Test
    void offersTheTransport() {
        ChannelTransport transport = now(studio.sfu.establish(ada.id, Optional.empty()));

        assertThat(transport.renegotiate()).isTrue();
        assertThat(transport.id()).isZero();
        assertThat(Sdp.parse(transport.description().sdp()).media().get(0).type()).isEqualTo("application");
        ada.answer(transport.description());
        assertThat(add(ada, local("chat")).get(0).id()).isPresent();
    }

    @Test
    void answersAnOfferOfTheTransport() {
        ChannelTransport transport = now(studio.sfu.establish(ada.id, Optional.of(ada.sdp.offer("application 0"))));
        ada.connection().connect();

        assertThat(transport.renegotiate()).isFalse();
        assertThat(transport.description().offer()).isFalse();
        assertThat(add(ada, local("chat")).get(0).error()).isEmpty();
    }

    @Test
    void usesATransportThatCameWithTracks() {
        ada.publish(List.of("audio 0 sendonly", "application 1"), SfuStudio.local("0", "mic"));

        assertThat(add(ada, local("chat")).get(0).error()).isEmpty();
        assertThatThrownBy(() -> now(studio.sfu.establish(ada.id, Optional.empty())))
                .isInstanceOfSatisfying(SfuException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.code()).isEqualTo("decoding_error");
                    assertThat(refused.description()).isEqualTo("The DataChannel transport is already negotiated");
                });
    }

    @Test
    void wantsAnApplicationSection() {
        assertThatThrownBy(() -> now(studio.sfu.establish(ada.id, Optional.of(ada.sdp.offer("audio 0 inactive")))))
                .hasMessage("The offer has no application section");
    }

    @Test
    void waitsForTheTransport() {
        Description offer = now(studio.sfu.establish(ada.id, Optional.empty())).description();
        now(studio.sfu.renegotiate(ada.id, ada.sdp.answerTo(offer)));
        CompletableFuture<List<ChannelOutcome>> waiting = studio.sfu.addChannels(ada.id, List.of(local("chat")));
        assertThat(waiting).isNotDone();

        ada.connection().connect();

        assertThat(now(waiting).get(0).id()).isPresent();
    }

    @Test
    void passesOnWhatFailsForASingleChannel() {
        establish(ada);
        establish(bob);
        add(ada, local("chat"));
        List<ChannelOutcome> subscribed = add(bob, remote(ada, "chat", false), remote(ada, "nothing", false),
                remote(ada, "chat", false), remote(studio.client(), "chat", false));

        assertThat(subscribed).extracting(outcome -> outcome.error().map(ItemError::code)).containsExactly(Optional.empty(),
                Optional.of("not_found_track_error"), Optional.of("repeated_local_track_error"),
                Optional.of("not_found_track_error"));
        assertThat(subscribed.get(1).id()).isEmpty();
        assertThat(subscribed.get(0).sessionId()).contains(ada.id);
        assertThat(add(ada, local("chat")).get(0).error().orElseThrow().code()).isEqualTo("repeated_local_track_error");
        assertThat(bob.view().channels()).hasSize(1);
        assertThat(bob.view().channels().get(0).status()).isEqualTo(ChannelStatus.ACTIVE);
    }

    @Test
    void grantsAndClosesById() {
        establish(ada);
        establish(bob);
        add(ada, local("chat"));
        int id = add(bob, remote(ada, "chat", false)).get(0).id().orElseThrow();

        assertThat(now(studio.sfu.updateChannels(bob.id, List.of(remote(ada, "chat", true)))).get(0).id()).hasValue(id);
        assertThat(bob.view().channels().get(0).canReply()).isTrue();

        List<ChannelOutcome> closed = now(studio.sfu.closeChannels(bob.id, List.of(id, 77)));
        assertThat(closed.get(0).name()).contains("chat");
        assertThat(closed.get(0).local()).isFalse();
        assertThat(closed.get(1).id()).hasValue(77);
        assertThat(closed.get(1).error()).contains(Errors.CLOSE_TRACK);
        assertThat(bob.view().channels()).extracting(channel -> channel.status()).containsOnly(ChannelStatus.INACTIVE);
    }

    @Test
    void refusesContradictions() {
        ChannelOptions both = new ChannelOptions(true, OptionalInt.of(1), OptionalInt.of(1), false, false);

        refuses("maxRetransmits and maxPacketLifeTime exclude each other",
                new ChannelRequest(true, Optional.empty(), "chat", both));
        refuses("waitForAck, canReply and sessionId are for remote channels",
                new ChannelRequest(true, Optional.empty(), "chat", options(true, false)));
        refuses("A remote channel needs sessionId",
                new ChannelRequest(false, Optional.empty(), "chat", options(false, false)));
        refuses("Pushing and Pulling data channels in one request is unsupported", local("chat"),
                remote(ada, "chat", false));
    }

    private void refuses(String rule, ChannelRequest... channels) {
        assertThatThrownBy(() -> add(ada, channels)).isInstanceOf(SfuException.class).hasMessage(rule);
    }
}
