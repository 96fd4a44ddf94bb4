package io.quarkiverse.cloudflare.room;

import java.time.Instant;
import java.util.Set;

/**
 * What every node knows of a member: a snapshot.
 *
 * @param id unique for each membership
 * @param key the user; several members of a room share it when a user has several devices or tabs there
 * @param tags the tags at that moment
 * @param joinedAt when the member joined
 */
public record MemberInfo(String id, String key, Set<String> tags, Instant joinedAt) {

    public MemberInfo {
        tags = Set.copyOf(tags);
    }
}
