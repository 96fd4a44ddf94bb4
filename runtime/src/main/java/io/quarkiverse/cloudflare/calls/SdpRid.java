package io.quarkiverse.cloudflare.calls;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stream of a media section with an id of its own ({@code a=rid}, RFC 8851): a layer of simulcast.
 *
 * @param id for example {@code h}
 * @param sent whether the writer of the description sends it, rather than receives it
 * @param restrictions for example {@code max-width=640;max-fps=15}; empty if there are none
 */
public record SdpRid(String id, boolean sent, String restrictions) {

    private static final Pattern VALUE = Pattern.compile("([^ ]+) (send|recv)(?: +(.*))?");

    /**
     * @return empty if it cannot be read
     */
    static Optional<SdpRid> parse(String value) {
        Matcher rid = VALUE.matcher(value);
        return rid.matches()
                ? Optional.of(new SdpRid(rid.group(1), rid.group(2).equals("send"), rid.group(3) == null ? "" : rid.group(3)))
                : Optional.empty();
    }
}
