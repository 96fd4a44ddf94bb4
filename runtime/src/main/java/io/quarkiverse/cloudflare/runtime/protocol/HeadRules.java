package io.quarkiverse.cloudflare.runtime.protocol;

import java.nio.charset.StandardCharsets;

import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * What may stand before the payload. These texts go into replies, logs and one-byte lengths, so they are short, printable and
 * well-formed.
 */
final class HeadRules {

    // A binary frame has one byte for the length of each.
    static final int MAX_BYTES = RoomAddress.MAX_BYTES;

    static final String JOIN_REF = "join_ref";
    static final String REF = "ref";
    static final String TOPIC = "topic";
    static final String EVENT = "event";

    private HeadRules() {
    }

    /**
     * @return what is wrong with this text, as a sentence; {@code null} if nothing is
     */
    static String problemOf(String element, String value) {
        if (value.isEmpty() && (element.equals(TOPIC) || element.equals(EVENT))) {
            return "The " + element + " must not be empty";
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return "The " + element + " must not contain control characters; found one at index " + i;
            }
        }
        if (!Surrogates.arePaired(value)) {
            return "The " + element + " must not contain half of a surrogate pair";
        }
        // A char is at most 3 bytes of UTF-8, so short texts need no encoding to be counted.
        if (value.length() * 3 > MAX_BYTES) {
            int bytes = value.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                return "The " + element + " must not be longer than " + MAX_BYTES + " bytes; found " + bytes;
            }
        }
        return null;
    }
}
