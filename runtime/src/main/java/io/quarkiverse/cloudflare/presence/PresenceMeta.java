package io.quarkiverse.cloudflare.presence;

import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One device of a user in a room.
 *
 * @param memberId the membership
 * @param ref changes with every update
 * @param fields what the application shows; a copy that may be changed
 */
public record PresenceMeta(String memberId, String ref, ObjectNode fields) {

    public PresenceMeta {
        Objects.requireNonNull(memberId, "memberId");
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(fields, "fields");
    }
}
