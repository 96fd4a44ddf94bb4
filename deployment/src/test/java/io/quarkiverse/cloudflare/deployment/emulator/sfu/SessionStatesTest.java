package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.local;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.now;
import static io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.remote;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelOptions;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.Client;

/** What each request comes to in each state of a session. */
class SessionStatesTest {

    private enum State {
        /** Opened, and nothing else. */
        NEW,
        /** Its offer was answered, and its connection is on its way. */
        CONNECTING,
        CONNECTED,
        /** An offer of the SFU waits for an answer. */
        OFFERED,
        /** A pull waits for packets. */
        BUSY,
        GONE
    }

    private enum Request {
        PUSH((sfu, bob) -> sfu.addTracks(bob.id, Optional.of(bob.sdp.offer("audio 0 sendonly", "video 1 sendonly")),
                List.of(local("1", "cam")), false)),
        PULL((sfu, bob) -> sfu.addTracks(bob.id, Optional.empty(), List.of(remote(bob, "nothing")), false)),
        OFFER((sfu, bob) -> sfu.renegotiate(bob.id, bob.sdp.offer("audio 0 sendonly"))),
        ANSWER((sfu, bob) -> sfu.renegotiate(bob.id, bob.sdp.answer("audio 0 sendonly", "audio 1 recvonly"))),
        FORCED((sfu, bob) -> sfu.closeTracks(bob.id, List.of("9"), true, Optional.empty())),
        CLOSE((sfu, bob) -> sfu.closeTracks(bob.id, List.of("9"), false, Optional.of(bob.sdp.offer("audio 0 sendonly")))),
        UPDATE((sfu, bob) -> sfu.updateTracks(bob.id, List.of(SfuStudio.into("9", bob, "nothing")))),
        ESTABLISH((sfu, bob) -> sfu.establish(bob.id, Optional.empty())),
        CHANNEL((sfu, bob) -> sfu.addChannels(bob.id, List.of(new ChannelRequest(true, Optional.empty(), "chat",
                new ChannelOptions(true, OptionalInt.empty(), OptionalInt.empty(), false, false))))),
        NO_CHANNEL((sfu, bob) -> sfu.closeChannels(bob.id, List.of(7))),
        STATE((sfu, bob) -> sfu.session(bob.id));

        private final BiFunction<Sfu, Client, CompletableFuture<?>> work;

        Request(BiFunction<Sfu, Client, CompletableFuture<?>> work) {
            this.work = work;
        }
    }

    private final SfuStudio studio = new SfuStudio();
    private final Client ada = studio.client();
    private final Client bob = studio.client();

    @ParameterizedTest
    @CsvSource({ "PUSH,       ok, early, ok, local,  remote, gone",
            "PULL,       ok, early, ok, local,  remote, gone",
            "OFFER,      ok, ok,    ok, local,  remote, gone",
            "ANSWER,     stable, stable, stable, ok, remote, gone",
            "FORCED,     ok, ok,    ok, local,  remote, gone",
            "CLOSE,      ok, early, ok, local,  remote, gone",
            "UPDATE,     ok, early, ok, local,  remote, gone",
            "ESTABLISH,  ok, early, ok, local,  remote, gone",
            "CHANNEL,    early, early, early, local, remote, gone",
            "NO_CHANNEL, early, early, ok, local,  remote, gone",
            "STATE,      ok, ok,    ok, ok,     ok,     episode" })
    void answersByItsState(Request request, String inNew, String connecting, String connected, String offered, String busy,
            String gone) {
        List<String> expected = List.of(inNew, connecting, connected, offered, busy, gone);
        for (State state : State.values()) {
            SessionStatesTest fresh = new SessionStatesTest();
            fresh.enter(state);

            assertThat(fresh.outcome(request)).as(request + " in " + state).isEqualTo(expected.get(state.ordinal()));
        }
    }

    private void enter(State state) {
        ada.publish(List.of("audio 0 sendonly", "audio 1 sendonly"), local("0", "mic"), local("1", "silent"));
        ada.sends("0", 111);
        if (state == State.CONNECTING) {
            now(studio.sfu.addTracks(bob.id, Optional.of(bob.sdp.offer("audio 0 sendonly")), List.of(local("0", "mic")),
                    false));
        } else if (state == State.GONE) {
            now(studio.sfu.die(bob.id, false));
        } else if (state != State.NEW) {
            bob.mic();
        }
        if (state == State.OFFERED) {
            bob.add(remote(ada, "mic"));
        } else if (state == State.BUSY) {
            studio.sfu.addTracks(bob.id, Optional.empty(), List.of(remote(ada, "silent")), false);
        }
    }

    private String outcome(Request request) {
        CompletableFuture<?> outcome = request.work.apply(studio.sfu, bob);
        if (!outcome.isDone()) {
            studio.timers.advance(SfuSettings.DEFAULT.connectWait());
        }
        try {
            now(outcome);
            return "ok";
        } catch (SfuException refused) {
            return word(refused);
        }
    }

    /** Checks all that a refusal says, and gives it a name. */
    private static String word(SfuException refused) {
        String all = refused.status() + " " + refused.code() + " " + refused.description();
        return switch (all) {
            case "425 session_error Session is not ready yet. Please ensure the PeerConnection is connected before making "
                    + "this request" ->
                "early";
            case "410 session_error Session appears to be disconnected. Please check if the PeerConnection is connected." ->
                "gone";
            case "410 session_error could not find episode" -> "episode";
            case "406 invalid_session_description The session cannot be modified now" ->
                switch (refused.subcode().orElseThrow()) {
                    case "invalid_modification_have_local_offer" -> "local";
                    case "invalid_modification_have_remote_offer" -> "remote";
                    case "invalid_modification_stable" -> "stable";
                    default -> refused.subcode().get();
                };
            default -> all;
        };
    }
}
