package io.quarkiverse.cloudflare.deployment.test.docs;

import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;

/** Where programs broadcast and people watch. */
// tag::stage[]
@Room("stage:{id}")
@MediaRoom(publish = {}, maxPublishers = 2, maxViewers = 2, maxVideoBitrate = 2_000_000, maxAudioBitrate = 64_000)
public class Stage {

    @OnJoin
    void join() {
    }
}
// end::stage[]
