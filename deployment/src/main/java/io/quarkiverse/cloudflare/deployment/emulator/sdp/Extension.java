package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkiverse.cloudflare.calls.SdpMedia;

/**
 * A header extension of RTP ({@code a=extmap}, RFC 8285).
 *
 * @param id 1 to 255
 * @param uri what it carries
 * @param oneWay whether only one side, the peer, sends it
 */
public record Extension(int id, String uri, boolean oneWay) {

    public static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";
    public static final String RID = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";
    public static final String TRANSPORT_CC = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

    private static final Set<String> KNOWN = Set.of(MID, RID, TRANSPORT_CC);
    private static final Pattern VALUE = Pattern.compile("([0-9]{1,3})(?:/([a-z]+))? +([^ ]+)(?: .*)?");
    private static final int MAX_ID = 255;

    public Extension {
        Objects.requireNonNull(uri, "uri");
    }

    /**
     * @return those the peer of the section may send and this side can use
     */
    static List<Extension> of(SdpMedia media) {
        List<Extension> extensions = new ArrayList<>();
        for (String value : media.attributes("extmap")) {
            parse(value).ifPresent(extensions::add);
        }
        return List.copyOf(extensions);
    }

    /**
     * @return the ids of all extensions, also of unknown ones
     */
    static List<Integer> ids(SdpMedia media) {
        return media.attributes("extmap").stream().map(VALUE::matcher).filter(Matcher::matches)
                .map(extension -> Integer.parseInt(extension.group(1))).toList();
    }

    private static Optional<Extension> parse(String value) {
        Matcher extension = VALUE.matcher(value);
        if (!extension.matches() || !KNOWN.contains(extension.group(3))) {
            return Optional.empty();
        }
        String direction = extension.group(2) == null ? "sendrecv" : extension.group(2);
        int id = Integer.parseInt(extension.group(1));
        return id < 1 || id > MAX_ID || !direction.startsWith("send") ? Optional.empty()
                : Optional.of(new Extension(id, extension.group(3), direction.equals("sendonly")));
    }

    /** As the value of {@code a=extmap} in a description of this side. */
    String value() {
        return id + (oneWay ? "/recvonly " : " ") + uri;
    }
}
