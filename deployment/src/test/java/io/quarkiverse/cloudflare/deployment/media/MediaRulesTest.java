package io.quarkiverse.cloudflare.deployment.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.room.RoomProblem;
import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.media.MediaState;
import io.quarkiverse.cloudflare.media.OnMediaState;
import io.quarkiverse.cloudflare.media.OnPublish;
import io.quarkiverse.cloudflare.media.OnQuality;
import io.quarkiverse.cloudflare.media.OnUnpublish;
import io.quarkiverse.cloudflare.media.TrackSource;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.runtime.media.MediaDefinition;

class MediaRulesTest {

    private static final String HERE = MediaRulesTest.class.getName() + "$";

    @Test
    void allowARoomWithEverything() throws IOException {
        assertThat(problemsOf(Everything.class)).isEmpty();
    }

    @Test
    void wantARoom() throws IOException {
        assertThat(problemsOf(NoRoom.class)).containsExactly("A @MediaRoom must be a @Room; found a class that is none: " + HERE
                + "NoRoom\n\t- Annotate it with @Room too, or remove @MediaRoom.");
    }

    @Test
    void wantPresence() throws IOException {
        assertThat(problemsOf(Unseen.class)).containsExactly("A @MediaRoom must have presence; found presence = false: " + HERE
                + "Unseen\n\t- Remove presence = false from its @Room: members find each other's tracks in presence.");
    }

    @Test
    void wantLimitsThatAreNotNegativeAndNameAllThatAre() throws IOException {
        assertThat(problemsOf(Negative.class)).containsExactly(
                "The maxAudioBitrate of a @MediaRoom must not be negative; found -4: " + HERE
                        + "Negative\n\t- Write the most bits per second of an audio track, or 0 for no limit.",
                "The maxPublishers of a @MediaRoom must not be negative; found -1: " + HERE
                        + "Negative\n\t- Write the most members that may publish at once, or 0 for no limit.",
                "The maxVideoBitrate of a @MediaRoom must not be negative; found -3: " + HERE
                        + "Negative\n\t- Write the most bits per second of a video track, or 0 for no limit.",
                "The maxViewers of a @MediaRoom must not be negative; found -2: " + HERE
                        + "Negative\n\t- Write the most WHEP viewers at once, or 0 for no limit.");
    }

    @Test
    void wantCallbacksOfMediaInMediaRoomsOnlyAlsoInheritedOnes() throws IOException {
        assertThat(problemsOf(Chat.class, Base.class)).containsExactlyInAnyOrder(
                "An @OnPublish method must be in a room with @MediaRoom; found " + HERE + "Chat: " + HERE + "Chat#publish()"
                        + "\n\t- Annotate the room with @MediaRoom, or remove @OnPublish.",
                "An @OnQuality method must be in a room with @MediaRoom; found " + HERE + "Chat: " + HERE + "Base#quality()"
                        + "\n\t- Annotate the room with @MediaRoom, or remove @OnQuality.");
    }

    @Test
    void readWhatTheAuthorWroteAndTheDefaults() throws IOException {
        Index index = Index.of(Everything.class, Plain.class, MediaRoom.class);

        assertThat(MediaRoomClass.all(index)).extracting(room -> room.define(index)).containsExactly(
                new MediaDefinition(HERE + "Everything", Set.of(TrackSource.SCREEN), false, 1, 2, 3, 4),
                new MediaDefinition(HERE + "Plain",
                        Set.of(TrackSource.CAMERA, TrackSource.MICROPHONE, TrackSource.SCREEN), true, 0, 100, 0, 0));
    }

    private static List<String> problemsOf(Class<?>... application) throws IOException {
        Class<?>[] all = Stream.concat(Stream.of(application), Stream.of(MediaRoom.class)).toArray(Class<?>[]::new);
        return MediaRules.check(Index.of(all), MediaProcessor.KINDS).stream().sorted().map(RoomProblem::message).toList();
    }

    @Room("everything:{id}")
    @MediaRoom(publish = TrackSource.SCREEN, subscribe = false, maxPublishers = 1, maxViewers = 2, maxVideoBitrate = 3, maxAudioBitrate = 4)
    static class Everything {

        @OnPublish
        void publish() {
        }

        @OnUnpublish
        void unpublish() {
        }

        @OnMediaState
        void state(Member member, MediaState state) {
        }

        @OnQuality
        void quality() {
        }
    }

    @Room("plain:{id}")
    @MediaRoom
    static class Plain {
    }

    @MediaRoom
    static class NoRoom {
    }

    @Room(value = "unseen:{id}", presence = false)
    @MediaRoom
    static class Unseen {
    }

    @Room("negative:{id}")
    @MediaRoom(maxPublishers = -1, maxViewers = -2, maxVideoBitrate = -3, maxAudioBitrate = -4)
    static class Negative {
    }

    static class Base {

        @OnQuality
        void quality() {
        }
    }

    @Room("chat:{id}")
    static class Chat extends Base {

        @OnEvent("say")
        void say() {
        }

        @OnPublish
        void publish() {
        }
    }
}
