package io.quarkiverse.cloudflare.deployment.test.media;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionState.Status;
import io.quarkiverse.cloudflare.media.Media;
import io.quarkiverse.cloudflare.media.MediaPermissions;
import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.runtime.media.MediaSessions;
import io.smallrye.mutiny.Uni;

/** A room with media and limits, in which everyone may do everything to themselves. */
@Room("stage:{id}")
@MediaRoom(maxVideoBitrate = 500_000, maxAudioBitrate = 32_000)
public class StageRoom {

    record May(boolean video, boolean audio, boolean subscribe) {
    }

    @Inject
    Media media;

    @Inject
    Rooms rooms;

    @Inject
    CallsClient calls;

    @Inject
    MediaSessions sessions;

    /** What Cloudflare calls a session, which no client is told but those of tests. */
    @OnEvent("real")
    Map<String, String> real(Map<String, String> asked) {
        return Map.of("session", sessions.find(asked.get("alias")).orElseThrow().realId().value());
    }

    /** How many tracks of a session are active at Cloudflare. */
    @OnEvent("active")
    Uni<Map<String, Long>> active(Map<String, String> asked) {
        return calls.session(new SessionId(asked.get("session"))).map(state -> Map.of("tracks",
                state.tracks().stream().filter(track -> track.status() == Status.ACTIVE).count()));
    }

    @OnEvent("may")
    Uni<Void> may(May may, Member member) {
        media.permit(member.address(), member.id(),
                new MediaPermissions(may.audio(), may.video(), false, false, may.subscribe())).subscribe().with(done -> {
                });
        return Uni.createFrom().voidItem();
    }

    @OnEvent("kick-me")
    Uni<Void> kick(Member member) {
        rooms.kick(member.address(), member.id(), LeaveReason.KICKED).subscribe().with(done -> {
        });
        return Uni.createFrom().voidItem();
    }

    @OnEvent("remove-me")
    Uni<Void> remove(Member member) {
        media.remove(member.address(), member.id()).subscribe().with(done -> {
        });
        return Uni.createFrom().voidItem();
    }
}
