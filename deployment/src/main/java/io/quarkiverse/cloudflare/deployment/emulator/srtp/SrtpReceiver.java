package io.quarkiverse.cloudflare.deployment.emulator.srtp;

/**
 * Checks and decrypts what a peer sends with AES128_CM_HMAC_SHA1_80 (RFC 3711). Owned by the media loop.
 * <p>
 * What is not authentic changes nothing: neither the packet nor what is known of its stream.
 */
public final class SrtpReceiver {

    /** The packet is malformed, or not from the holder of the key, or of one stream more than {@link #MAX_STREAMS}. */
    public static final int NOT_AUTHENTIC = -1;

    /** The packet was received before, or is too old to tell. */
    public static final int REPLAYED = -2;

    /** The most SSRCs a peer may use, separately for RTP and RTCP. */
    public static final int MAX_STREAMS = 1024;

    private static final int RTP_WINDOW = 1024;
    private static final int RTCP_WINDOW = 128;
    private static final int RTCP_TRAILER = Integer.BYTES + Authenticator.TAG;
    private static final int ENCRYPTED = 0x80000000;

    private final SrtpTransform rtp;
    private final SrtpTransform rtcp;
    private final SsrcTable<ReplayWindow> rtpStreams = new SsrcTable<>(MAX_STREAMS);
    private final SsrcTable<ReplayWindow> rtcpStreams = new SsrcTable<>(MAX_STREAMS);

    public SrtpReceiver(SrtpKey key) {
        KeyDerivation derivation = new KeyDerivation(key);
        this.rtp = derivation.transform(KeyDerivation.Protocol.RTP);
        this.rtcp = derivation.transform(KeyDerivation.Protocol.RTCP);
    }

    /**
     * Decrypts an RTP packet in place.
     *
     * @return its new length, {@link #NOT_AUTHENTIC} or {@link #REPLAYED}
     */
    public int unprotect(byte[] packet, int length) {
        int end = length - Authenticator.TAG;
        int header = RtpHeader.length(packet, end);
        if (header < 0) {
            return NOT_AUTHENTIC;
        }
        int ssrc = RtpHeader.ssrc(packet);
        ReplayWindow window = rtpStreams.get(ssrc);
        long index = RtpIndex.estimate(window == null ? -1 : window.highest(), RtpHeader.sequence(packet));
        if (window != null && !window.isFresh(index)) {
            return REPLAYED;
        }
        if (index < 0 || !rtp.verifyRtp(packet, end, index) || !accept(rtpStreams, ssrc, index, RTP_WINDOW)) {
            return NOT_AUTHENTIC;
        }
        rtp.crypt(packet, header, end - header, ssrc, index);
        return end;
    }

    /**
     * Decrypts a compound RTCP packet in place.
     *
     * @return its new length, {@link #NOT_AUTHENTIC} or {@link #REPLAYED}
     */
    public int unprotectRtcp(byte[] packet, int length) {
        int end = length - RTCP_TRAILER;
        if (!RtpHeader.isRtcp(packet, end)) {
            return NOT_AUTHENTIC;
        }
        int ssrc = RtpHeader.rtcpSsrc(packet);
        int word = Words.read(packet, end);
        int index = word & ~ENCRYPTED;
        ReplayWindow window = rtcpStreams.get(ssrc);
        if (window != null && !window.isFresh(index)) {
            return REPLAYED;
        }
        if (!rtcp.verifyRtcp(packet, end + Integer.BYTES) || !accept(rtcpStreams, ssrc, index, RTCP_WINDOW)) {
            return NOT_AUTHENTIC;
        }
        if ((word & ENCRYPTED) != 0) {
            rtcp.crypt(packet, RtpHeader.RTCP_LENGTH, end - RtpHeader.RTCP_LENGTH, ssrc, index);
        }
        return end;
    }

    private static boolean accept(SsrcTable<ReplayWindow> streams, int ssrc, long index, int size) {
        ReplayWindow window = streams.get(ssrc);
        if (window == null) {
            if (streams.isFull()) {
                return false;
            }
            window = new ReplayWindow(size);
            streams.put(ssrc, window);
        }
        window.accept(index);
        return true;
    }
}
