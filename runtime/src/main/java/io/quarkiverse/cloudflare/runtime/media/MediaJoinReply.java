package io.quarkiverse.cloudflare.runtime.media;

import java.util.Map;

import io.quarkiverse.cloudflare.room.JoinReplyContributor;
import io.quarkiverse.cloudflare.room.Member;
import io.smallrye.mutiny.Uni;

/**
 * Gives each new member of a media room its grant, in the first frame. Thread-safe.
 */
public final class MediaJoinReply implements JoinReplyContributor {

    private static final String MEDIA = "media";

    private final MediaMembers members;
    private final MediaGrants grants;

    public MediaJoinReply(MediaMembers members, MediaGrants grants) {
        this.members = members;
        this.grants = grants;
    }

    @Override
    public Uni<Map<String, ?>> contribute(Member member, boolean rejoin) {
        return members.enter(member)
                .map(entered -> grants.grant(entered, entered.offered()).<Map<String, ?>> map(grant -> Map.of(MEDIA, grant)))
                .orElseGet(() -> Uni.createFrom().item(Map.of()));
    }
}
