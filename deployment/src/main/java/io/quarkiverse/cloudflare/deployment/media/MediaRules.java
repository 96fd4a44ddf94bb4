package io.quarkiverse.cloudflare.deployment.media;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.RoomCallback;
import io.quarkiverse.cloudflare.deployment.room.RoomClass;
import io.quarkiverse.cloudflare.deployment.room.RoomProblem;

/** Finds every mistake in every media room, and every callback of media elsewhere. Jandex in, problems out. */
final class MediaRules {

    private static final Map<String, String> LIMITS = new TreeMap<>(Map.of(
            "maxPublishers", "Write the most members that may publish at once, or 0 for no limit.",
            "maxViewers", "Write the most WHEP viewers at once, or 0 for no limit.",
            "maxVideoBitrate", "Write the most bits per second of a video track, or 0 for no limit.",
            "maxAudioBitrate", "Write the most bits per second of an audio track, or 0 for no limit."));

    private MediaRules() {
    }

    static List<RoomProblem> check(IndexView index, Collection<CallbackKind> kinds) {
        List<RoomClass> rooms = RoomClass.all(index);
        List<MediaRoomClass> mediaRooms = MediaRoomClass.all(index);
        List<RoomProblem> problems = new ArrayList<>();
        mediaRooms.forEach(room -> checkRoom(room, rooms, problems));
        for (RoomClass room : rooms) {
            if (mediaRooms.stream().noneMatch(media -> media.info().equals(room.info()))) {
                room.callbacks(kinds, index).forEach(callback -> problems.add(strayCallback(room, callback)));
            }
        }
        return problems;
    }

    private static void checkRoom(MediaRoomClass media, List<RoomClass> rooms, List<RoomProblem> problems) {
        List<RoomClass> same = rooms.stream().filter(room -> room.info().equals(media.info())).toList();
        if (same.isEmpty()) {
            problems.add(new RoomProblem("A @MediaRoom must be a @Room; found a class that is none", media.name(),
                    "Annotate it with @Room too, or remove @MediaRoom."));
        } else if (!same.get(0).presence()) {
            problems.add(new RoomProblem("A @MediaRoom must have presence; found presence = false", media.name(),
                    "Remove presence = false from its @Room: members find each other's tracks in presence."));
        }
        LIMITS.forEach((limit, fix) -> {
            int found = media.value(limit).map(AnnotationValue::asInt).orElse(0);
            if (found < 0) {
                problems.add(new RoomProblem("The %s of a @MediaRoom must not be negative; found %d".formatted(limit, found),
                        media.name(), fix));
            }
        });
    }

    private static RoomProblem strayCallback(RoomClass room, RoomCallback callback) {
        return new RoomProblem("%s must be in a room with @MediaRoom; found %s".formatted(callback.kind().subject(),
                room.name()), callback.method().signature(),
                "Annotate the room with @MediaRoom, or remove %s.".formatted(callback.kind().label()));
    }
}
