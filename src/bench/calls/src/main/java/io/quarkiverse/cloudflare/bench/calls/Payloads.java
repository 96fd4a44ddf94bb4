package io.quarkiverse.cloudflare.bench.calls;

/** What is said, in the sizes it has between browsers and Cloudflare. */
final class Payloads {

    /** 3 kB for two tracks, about what Chromium offers. */
    static final String SDP = sdp(3000);

    private static final String TRACKS = "\"tracks\":["
            + "{\"location\":\"local\",\"mid\":\"0\",\"trackName\":\"microphone\",\"status\":\"active\"},"
            + "{\"location\":\"local\",\"mid\":\"1\",\"trackName\":\"camera\",\"status\":\"active\"}]";

    static final String STATE = "{" + TRACKS + ",\"dataChannels\":[]}";
    static final String TRACKS_RESULT = "{\"requiresImmediateRenegotiation\":false," + TRACKS + "}";
    static final String PUBLISHED = "{\"requiresImmediateRenegotiation\":false,"
            + "\"sessionDescription\":{\"type\":\"answer\",\"sdp\":\"" + SDP.replace("\r\n", "\\r\\n") + "\"}," + TRACKS + "}";

    private Payloads() {
    }

    private static String sdp(int length) {
        StringBuilder sdp = new StringBuilder("v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"
                + "a=group:BUNDLE 0 1\r\na=extmap-allow-mixed\r\na=msid-semantic: WMS stream\r\n");
        section(sdp, 0, "audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126", "opus/48000/2", length / 2);
        section(sdp, 1, "video 9 UDP/TLS/RTP/SAVPF 96 97 102 103 104 105", "H264/90000", length);
        return sdp.toString();
    }

    private static void section(StringBuilder sdp, int mid, String media, String codec, int until) {
        sdp.append("m=").append(media).append("\r\nc=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0\r\na=ice-ufrag:8hhY\r\n")
                .append("a=ice-pwd:asd88fgpdd777uzjYhagZg01\r\na=ice-options:trickle\r\na=setup:actpass\r\na=mid:").append(mid)
                .append("\r\na=sendonly\r\na=rtcp-mux\r\na=rtcp-rsize\r\n");
        for (int payload = 96; sdp.length() < until; payload++) {
            sdp.append("a=rtpmap:").append(payload).append(' ').append(codec).append("\r\na=rtcp-fb:").append(payload)
                    .append(" transport-cc\r\na=fmtp:").append(payload)
                    .append(" level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f\r\n");
        }
    }
}
