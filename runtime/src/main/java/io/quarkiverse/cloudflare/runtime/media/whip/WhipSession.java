package io.quarkiverse.cloudflare.runtime.media.whip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * A session of WHIP or WHEP: what its URL stands for. Immutable.
 *
 * @param id unguessable, and of no use without the token
 * @param key of the token it was begun with
 * @param ice of its offer
 */
record WhipSession(String id, Role role, RoomAddress address, Key key, IceCredentials ice) {

    WhipSession {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(ice, "ice");
    }

    /** @return the strong entity tag that names its run of ICE, which is its only one */
    String etag() {
        return '"' + id + '"';
    }

    @Override
    public String toString() {
        return "WhipSession[" + role.segment() + " " + address + "]";
    }

    /**
     * The token a session was begun with, so that the same one must be shown to end it, even when its time is over. Immutable.
     */
    static final class Key {

        private final byte[] digest;

        Key(String token) {
            digest = digest(token);
        }

        /** Takes the same time for every other token. */
        boolean isOf(String token) {
            return MessageDigest.isEqual(digest, digest(token));
        }

        private static byte[] digest(String token) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256", e);
            }
        }
    }
}
