package io.quarkiverse.cloudflare.deployment.emulator.srtp;

/**
 * Encrypts and signs what is sent to a peer with AES128_CM_HMAC_SHA1_80 (RFC 3711). Owned by the media loop.
 * <p>
 * A packet may be sent again, unchanged, while it is among the latest 32,768 of its stream.
 */
public final class SrtpSender {

    /** The most bytes a packet grows by; the arrays need them behind the packet. */
    public static final int ROOM = Integer.BYTES + Authenticator.TAG;

    /** The packet was refused: malformed, from before its stream began, or of one stream more than {@link #MAX_STREAMS}. */
    public static final int REFUSED = -1;

    /** The most SSRCs that may ever be used. */
    public static final int MAX_STREAMS = 16_384;

    private static final int ENCRYPTED = 0x80000000;

    private final SrtpTransform rtp;
    private final SrtpTransform rtcp;
    private final SsrcTable<Stream> streams = new SsrcTable<>(MAX_STREAMS);
    private int rtcpIndex;

    public SrtpSender(SrtpKey key) {
        KeyDerivation derivation = new KeyDerivation(key);
        this.rtp = derivation.transform(KeyDerivation.Protocol.RTP);
        this.rtcp = derivation.transform(KeyDerivation.Protocol.RTCP);
    }

    /**
     * Protects an RTP packet in place.
     *
     * @return its new length, or {@link #REFUSED}
     */
    public int protect(byte[] packet, int length) {
        int header = RtpHeader.length(packet, length);
        if (header < 0) {
            return REFUSED;
        }
        int ssrc = RtpHeader.ssrc(packet);
        Stream stream = stream(ssrc);
        if (stream == null) {
            return REFUSED;
        }
        long index = RtpIndex.estimate(stream.highest, RtpHeader.sequence(packet));
        if (index < 0) {
            return REFUSED;
        }
        stream.highest = Math.max(stream.highest, index);
        rtp.crypt(packet, header, length - header, ssrc, index);
        rtp.signRtp(packet, length, index);
        return length + Authenticator.TAG;
    }

    /**
     * Protects a compound RTCP packet in place. All streams count with one index, which repeats after 2^31 packets.
     *
     * @return its new length, or {@link #REFUSED}
     */
    public int protectRtcp(byte[] packet, int length) {
        if (!RtpHeader.isRtcp(packet, length)) {
            return REFUSED;
        }
        int index = rtcpIndex;
        rtcpIndex = index + 1 & ~ENCRYPTED;
        rtcp.crypt(packet, RtpHeader.RTCP_LENGTH, length - RtpHeader.RTCP_LENGTH, RtpHeader.rtcpSsrc(packet), index);
        Words.write(packet, length, index | ENCRYPTED);
        rtcp.signRtcp(packet, length + Integer.BYTES);
        return length + ROOM;
    }

    /** @return the state of a stream; {@code null} for one too many */
    private Stream stream(int ssrc) {
        Stream stream = streams.get(ssrc);
        if (stream == null && !streams.isFull()) {
            stream = new Stream();
            streams.put(ssrc, stream);
        }
        return stream;
    }

    private static final class Stream {

        private long highest = -1;
    }
}
