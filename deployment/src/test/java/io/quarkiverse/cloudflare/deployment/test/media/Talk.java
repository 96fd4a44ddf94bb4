package io.quarkiverse.cloudflare.deployment.test.media;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkiverse.cloudflare.media.Media;
import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.media.MediaState;
import io.quarkiverse.cloudflare.media.OnMediaState;
import io.quarkiverse.cloudflare.media.OnPublish;
import io.quarkiverse.cloudflare.media.OnQuality;
import io.quarkiverse.cloudflare.media.OnUnpublish;
import io.quarkiverse.cloudflare.media.PublishRequest;
import io.quarkiverse.cloudflare.media.PublishedTrack;
import io.quarkiverse.cloudflare.media.Quality;
import io.quarkiverse.cloudflare.media.TrackSource;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.Rooms;
import io.smallrye.mutiny.Uni;

/** A room that says aloud what its callbacks hear, and in which everyone is a moderator. */
@Room("talk:{id}")
@MediaRoom(maxPublishers = 2)
class Talk {

    @Inject
    Media media;

    @Inject
    Rooms rooms;

    /** What to do to whom. */
    record Order(String action, String member, String trackName) {
    }

    @OnPublish
    void publish(Member member, PublishRequest wish) {
        if (wish.source() == TrackSource.SCREEN) {
            throw new EventRefusedException("hosts_only", Map.of("host", "bob"));
        }
    }

    @OnUnpublish
    Broadcast<Map<String, String>> unpublished(Member member, PublishedTrack track) {
        return Broadcast.toAll("heard", Map.of("ended", track.trackName()));
    }

    @OnMediaState
    Broadcast<Map<String, String>> state(Member member, MediaState state) {
        return Broadcast.toAll("heard", Map.of("state", state.wireName()));
    }

    @OnQuality
    Broadcast<Map<String, String>> quality(Member member, Quality quality) {
        return Broadcast.toAll("heard", Map.of("quality", quality.toString()));
    }

    @OnEvent("moderate")
    Uni<Map<String, Boolean>> moderate(Order order, Member moderator) {
        Uni<Boolean> done = switch (order.action()) {
            case "no-video" -> media.permit(moderator.address(), order.member(),
                    MediaPermissions.ALL.with(TrackSource.CAMERA, false));
            case "mute" -> media.mute(moderator.address(), order.member(), order.trackName());
            case "stop" -> media.stop(moderator.address(), order.member(), order.trackName());
            case "remove" -> media.remove(moderator.address(), order.member());
            default -> rooms.kick(moderator.address(), order.member(), LeaveReason.KICKED).replaceWith(true);
        };
        return done.map(there -> Map.of("there", there));
    }

    @OnEvent("rename")
    void rename(Member member) {
        member.track(Map.of("name", "Ada", "tracks", "mine"));
    }
}
