package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpCodec;
import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuStudio.Client;

/** Whatever is asked for, in whatever order, certain things stay true of the descriptions of the SFU. */
class RandomOperationsTest {

    private static final int STEPS = 120;

    private final SfuStudio studio = new SfuStudio();
    private final Client ada = studio.client()
            .publish(List.of("audio 0 sendonly", "video 1 sendonly"), SfuStudio.local("0", "mic"), SfuStudio.local("1", "cam"));
    private final Client bob = studio.client();
    private final List<String> sections = new ArrayList<>();
    private final Map<Integer, String> codecs = new HashMap<>();
    private Random random;
    private Optional<Description> offered = Optional.empty();
    private int names;

    @RepeatedTest(10)
    void keepsItsDescriptionsInOrder(RepetitionInfo repetition) {
        random = new Random(repetition.getCurrentRepetition());
        ada.sends("0", 111);
        ada.sends("1", 96);
        for (int step = 0; step < STEPS; step++) {
            ada.sends("0", 111);
            ada.sends("1", 96);
            connections();
            boolean stable = offered.isEmpty();
            Optional<Description> description = outcome(operation());
            description.ifPresent(this::check);
            if (description.isPresent() && stable) {
                offered = description.filter(Description::offer);
            }
            connections();
            assertThat(bob.view().offered()).isEqualTo(offered.isPresent());
        }
        assertThat(sections.size()).isGreaterThan(10);
    }

    private void connections() {
        studio.connections.forEach(connection -> {
            connection.connect();
            connection.hear();
        });
    }

    private CompletableFuture<Optional<Description>> operation() {
        LocalSfu sfu = studio.sfu;
        return switch (random.nextInt(offered.isPresent() ? 10 : 8)) {
            case 0 -> add(Optional.empty(), SfuStudio.remote(ada, random.nextBoolean() ? "mic" : "cam"));
            case 1 -> add(Optional.empty(), SfuStudio.wanted(random.nextBoolean() ? TrackKind.AUDIO : TrackKind.VIDEO,
                    "t" + names++, random.nextBoolean()));
            case 2 -> add(Optional.of(offer(true)), SfuStudio.local(Integer.toString(sections.size()), "t" + names++));
            case 3 -> sfu.renegotiate(bob.id, offer(false));
            case 4 -> sfu.closeTracks(bob.id, List.of(mid()), true, Optional.empty()).thenApply(TracksOutcome::description);
            case 5 -> sfu.closeTracks(bob.id, List.of(mid()), false, Optional.of(offer(false)))
                    .thenApply(TracksOutcome::description);
            case 6 -> add(Optional.empty(), SfuStudio.into(mid(), ada, random.nextBoolean() ? "mic" : "cam"));
            case 7 ->
                sfu.updateTracks(bob.id, List.of(SfuStudio.into(mid(), ada, "mic"))).thenApply(TracksOutcome::description);
            default -> answer();
        };
    }

    private CompletableFuture<Optional<Description>> add(Optional<Description> offer, TrackRequest track) {
        return studio.sfu.addTracks(bob.id, offer, List.of(track), false).thenApply(TracksOutcome::description);
    }

    private CompletableFuture<Optional<Description>> answer() {
        Description answer = bob.sdp.answerTo(offered.orElseThrow());
        offered = Optional.empty();
        return studio.sfu.renegotiate(bob.id, answer);
    }

    private String mid() {
        return Integer.toString(random.nextInt(sections.size() + 1));
    }

    /** An offer with all sections, of which some are rejected now and then, and one more on request. */
    private Description offer(boolean more) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            String direction = List.of("sendrecv", "recvonly", "sendonly", "inactive").get(random.nextInt(4));
            words.add(sections.get(i) + " " + i + " " + direction);
        }
        if (more) {
            words.add((random.nextBoolean() ? "audio " : "video ") + sections.size() + " sendonly");
        }
        return bob.sdp.offer(words.toArray(String[]::new));
    }

    private Optional<Description> outcome(CompletableFuture<Optional<Description>> future) {
        if (!future.isDone()) {
            studio.advance(8);
        }
        try {
            return future.join();
        } catch (CompletionException failure) {
            assertThat(failure.getCause()).isInstanceOf(SfuException.class);
            return Optional.empty();
        }
    }

    private void check(Description description) {
        List<SdpMedia> media = Sdp.parse(description.sdp()).media();
        Map<Integer, Map<String, String>> parameters = new HashMap<>();
        assertThat(media.size()).isGreaterThanOrEqualTo(sections.size());
        for (int i = 0; i < media.size(); i++) {
            assertThat(media.get(i).mid()).contains(Integer.toString(i));
            if (i < sections.size()) {
                assertThat(media.get(i).type()).isEqualTo(sections.get(i));
            } else {
                sections.add(media.get(i).type());
            }
            for (SdpCodec codec : media.get(i).codecs()) {
                assertThat(codecs.merge(codec.payloadType(), codec.name(), (old, present) -> old)).isEqualTo(codec.name());
                assertThat(parameters.merge(codec.payloadType(), codec.parameters(), (old, present) -> old))
                        .as("a browser refuses a number that means two things").isEqualTo(codec.parameters());
            }
        }
        assertThat(Sdp.parse(description.sdp()).attributes("group")).hasSize(media.isEmpty() ? 0 : 1);
    }
}
