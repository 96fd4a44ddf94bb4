package io.quarkiverse.cloudflare.room;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.security.identity.SecurityIdentity;

/**
 * Someone who asks to join a room and is not in it yet.
 *
 * @param address the room
 * @param roomParams the segments of the address by name
 * @param room the class annotated {@link Room}
 * @param key the user, see {@link Member#key()}
 * @param identity the identity of the connection; anonymous if none
 * @param params what the client sent
 * @param rejoin whether the member comes back within its grace
 */
public record JoinAttempt(RoomAddress address, Map<String, String> roomParams, Class<?> room, String key,
        SecurityIdentity identity, JsonNode params, boolean rejoin) {
}
