package io.quarkiverse.cloudflare.bench.media;

import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.smallrye.common.annotation.NonBlocking;

/** A call as an application would have it. */
@Room("call:{id}")
@MediaRoom
class CallRoom {

    record Name(String name) {
    }

    @OnJoin
    @NonBlocking
    void join(Name name, Member member) {
        member.track(name);
    }
}
