package io.quarkiverse.cloudflare.calls;

import java.util.Optional;

/**
 * One line.
 *
 * @param text without the line end
 * @param end {@code \r\n}, {@code \n}, or nothing if it is the last one and has none
 */
record SdpLine(String text, String end) {

    boolean is(char type) {
        return !text.isEmpty() && text.charAt(0) == type;
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix);
    }

    /**
     * @return the text behind the colon, or an empty text if there is none; empty if this is not that attribute
     */
    Optional<String> attribute(String name) {
        int end = 2 + name.length();
        if (!text.startsWith("a=") || !text.startsWith(name, 2)) {
            return Optional.empty();
        }
        if (text.length() == end) {
            return Optional.of("");
        }
        return text.charAt(end) == ':' ? Optional.of(text.substring(end + 1)) : Optional.empty();
    }

    SdpLine withText(String other) {
        return text.equals(other) ? this : new SdpLine(other, end);
    }

    SdpLine withEnd(String other) {
        return new SdpLine(text, other);
    }

    /** It may be an address or a credential, so it stays out of logs. */
    @Override
    public String toString() {
        return "SdpLine[" + text.length() + " chars]";
    }
}
