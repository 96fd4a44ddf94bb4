package io.quarkiverse.cloudflare.deployment.test.media;

import java.util.Map;

import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.media.TrackSource;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;

/** A media room in which nobody shows a screen. */
@Room("studio:{id}")
@MediaRoom(publish = { TrackSource.CAMERA, TrackSource.MICROPHONE })
class Studio {

    @OnJoin
    Map<String, String> join(Member member) {
        return Map.of("you", member.id());
    }
}
