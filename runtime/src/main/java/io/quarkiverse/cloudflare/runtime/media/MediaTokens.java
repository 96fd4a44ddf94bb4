package io.quarkiverse.cloudflare.runtime.media;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.media.MediaToken.Scope;

/**
 * Signs tokens, and knows those that were signed with one of its keys. Thread-safe.
 * <p>
 * A token is its fields, separated by line feeds, and their HMAC-SHA256: both base64url, with a dot between.
 */
public final class MediaTokens {

    /** The least characters of a key. */
    public static final int SHORTEST_KEY = 32;

    // Nothing that is longer was signed here.
    private static final int LONGEST = 2048;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "1";
    private static final int FIELDS = 7;

    private final List<SecretKeySpec> keys = new ArrayList<>();
    private final Clock clock;

    /**
     * @param key signs and verifies
     * @param previous verifies only
     * @throws IllegalArgumentException if one is too short
     */
    public MediaTokens(String key, Optional<String> previous, Clock clock) {
        keys.add(key("token-key", key));
        previous.ifPresent(text -> keys.add(key("previous-token-key", text)));
        this.clock = clock;
    }

    private static SecretKeySpec key(String name, String text) {
        if (text.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "quarkus.cloudflare.media.%s must have at least %d characters; found %d. Make one: openssl rand -base64 32"
                            .formatted(name, SHORTEST_KEY, text.length()));
        }
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public String sign(MediaToken token) {
        String fields = String.join("\n", VERSION, token.scope().name(), token.address().topic(), token.subject(),
                Long.toString(token.generation()), Long.toString(token.expires().getEpochSecond()), token.id());
        byte[] bytes = fields.getBytes(StandardCharsets.UTF_8);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(bytes) + '.' + encoder.encodeToString(hmac(keys.get(0), bytes));
    }

    /**
     * @return what the token says; empty if it was not signed here, has expired, or is for something else
     */
    public Optional<MediaToken> verify(String text, Scope scope, RoomAddress address) {
        int dot = text.indexOf('.');
        if (dot < 0 || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
            return isOurs(bytes, signature) ? read(new String(bytes, StandardCharsets.UTF_8))
                    .filter(token -> token.scope() == scope && token.address().equals(address)
                            && token.expires().isAfter(clock.instant()))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private boolean isOurs(byte[] bytes, byte[] signature) {
        boolean found = false;
        for (SecretKeySpec key : keys) {
            // All keys, so that the time says nothing.
            found |= MessageDigest.isEqual(hmac(key, bytes), signature);
        }
        return found;
    }

    private static Optional<MediaToken> read(String text) {
        String[] fields = text.split("\n", -1);
        if (fields.length != FIELDS || !fields[0].equals(VERSION)) {
            return Optional.empty();
        }
        return Optional.of(new MediaToken(Scope.valueOf(fields[1]), new RoomAddress(fields[2]), fields[3],
                Long.parseLong(fields[4]), Instant.ofEpochSecond(Long.parseLong(fields[5])), fields[6]));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing, which every Java must have", e);
        }
    }
}
