package io.quarkiverse.cloudflare.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    public SdpRid {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(restrictions, "restrictions");
    }

    /**
     * @return empty if it cannot be read
     */
    static Optional<SdpRid> parse(String value) {
        Matcher rid = VALUE.matcher(value);
        return rid.matches()
                ? Optional.of(new SdpRid(rid.group(1), rid.group(2).equals("send"), rid.group(3) == null ? "" : rid.group(3)))
                : Optional.empty();
    }

    /**
     * @param way {@code send} or {@code recv}
     * @return the ids a section names for this way in its {@code a=simulcast} (RFC 8853), in their order
     */
    static List<String> simulcast(SdpSection section, String way) {
        List<String> ids = new ArrayList<>();
        String[] words = section.attribute("simulcast").orElse("").strip().split(" +");
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (words[i].equals(way)) {
                for (String id : words[i + 1].split("[;,]")) {
                    // The tilde says that the stream starts paused.
                    ids.add(id.startsWith("~") ? id.substring(1) : id);
                }
            }
        }
        return List.copyOf(ids);
    }
}
