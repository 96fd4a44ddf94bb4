package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a section announces about the stream that this side sends in it.
 *
 * @param ssrc its source; print it with {@link Integer#toUnsignedString(int)}
 * @param cname the same for everything that is to be played in time with each other
 * @param stream the id of the media stream in the browser
 * @param track the id of the track in the browser
 */
public record Sender(int ssrc, String cname, String stream, String track) {

    // RFC 8830, section 2.
    private static final int MAX_ID = 64;
    private static final Pattern NO_TOKEN = Pattern.compile("[^!#-'*+.0-9A-Z^-~-]");

    /** Accepts any text: what no id may have is replaced. */
    public Sender {
        Objects.requireNonNull(cname, "cname");
        stream = id(stream);
        track = id(track);
    }

    private static String id(String text) {
        String token = NO_TOKEN.matcher(text).replaceAll("_");
        return token.isEmpty() ? "_" : token.substring(0, Math.min(MAX_ID, token.length()));
    }
}
