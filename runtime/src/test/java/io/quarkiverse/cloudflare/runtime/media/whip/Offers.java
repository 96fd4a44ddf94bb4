package io.quarkiverse.cloudflare.runtime.media.whip;

import java.util.List;
import java.util.stream.Collectors;

/** Offers as programs and players write them, to be broken by tests. */
final class Offers {

    private Offers() {
    }

    /** A camera and a microphone, to be sent. */
    static String broadcast() {
        return of("sendonly", "audio", "video");
    }

    /** A player that takes both. */
    static String viewer() {
        return of("recvonly", "audio", "video");
    }

    static String of(String direction, String... kinds) {
        StringBuilder mids = new StringBuilder();
        StringBuilder sections = new StringBuilder();
        for (int i = 0; i < kinds.length; i++) {
            mids.append(' ').append(i);
            sections.append(section(kinds[i], i, direction));
        }
        return lines("v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE" + mids) + sections;
    }

    private static String section(String kind, int mid, String direction) {
        return lines("m=" + kind + " 9 UDP/TLS/RTP/SAVPF 96", "c=IN IP4 0.0.0.0", "a=mid:" + mid, "a=ice-ufrag:abcd",
                "a=ice-pwd:0123456789012345678901", "a=fingerprint:sha-256 " + "AB:".repeat(31) + "AB", "a=setup:actpass",
                "a=rtcp-mux", "a=" + direction);
    }

    static String lines(String... lines) {
        return List.of(lines).stream().map(line -> line + "\r\n").collect(Collectors.joining());
    }
}
