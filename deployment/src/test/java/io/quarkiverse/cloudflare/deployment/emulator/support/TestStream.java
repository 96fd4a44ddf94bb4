package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * What a peer sends in one section, or as one layer of it: made-up frames. Thread-safe.
 */
public final class TestStream {

    private static final int FRAGMENT = 900;
    private static final int KEY_FRAME_FRAGMENTS = 3;
    private static final Duration AUDIO_FRAME = Duration.ofMillis(20);
    private static final Duration VIDEO_FRAME = Duration.ofMillis(33);
    private static final int AUDIO_TICKS = 960;
    private static final int VIDEO_TICKS = 3000;

    private final TestConnection connection;
    private final TestSection section;
    private final String rid;
    private final int ssrc;
    private int sequence = 65_500;
    private int timestamp = 0xFFFF_0000;
    private int picture;
    private boolean keyWanted = true;
    private boolean flowing;
    private Timers.Handle next = () -> {
    };

    TestStream(TestConnection connection, TestSection section, String rid) {
        this.connection = connection;
        this.section = section;
        this.rid = rid;
        this.ssrc = section.ssrcs.get(rid);
    }

    public int ssrc() {
        return ssrc;
    }

    /** Sends frames at once: of audio 20 ms each, of video first a key frame and then such that depend on it. */
    public synchronized TestStream send(int frames) {
        for (int frame = 0; frame < frames; frame++) {
            sendFrame();
        }
        return this;
    }

    /** Sends at the pace of a microphone or camera until {@link #stop}. */
    public synchronized TestStream flow() {
        flowing = true;
        paced();
        return this;
    }

    public synchronized void stop() {
        flowing = false;
        next.cancel();
    }

    private synchronized void paced() {
        if (flowing) {
            sendFrame();
            next = connection.loop().after(isAudio() ? AUDIO_FRAME : VIDEO_FRAME, this::paced);
        }
    }

    /** The next frame of video is one that depends on no other. */
    public synchronized void wantKeyFrame() {
        keyWanted = true;
    }

    /** Sends a packet with any payload, a sequence number later than the last one's. */
    public synchronized TestPacket sendPacket(byte[] payload, boolean marker) {
        TestPacket packet = new TestPacket(payloadType(), marker, sequence, timestamp, ssrc, extensions(), payload);
        sequence = sequence + 1 & 0xFFFF;
        connection.sendRtp(packet.bytes());
        return packet;
    }

    private void sendFrame() {
        timestamp += isAudio() ? AUDIO_TICKS : VIDEO_TICKS;
        if (isAudio()) {
            sendPacket(new byte[80], false);
            return;
        }
        List<byte[]> fragments = vp8(keyWanted);
        keyWanted = false;
        for (int index = 0; index < fragments.size(); index++) {
            sendPacket(fragments.get(index), index == fragments.size() - 1);
        }
    }

    /** RFC 7741: a descriptor with a picture id of 15 bits, then the frame. */
    private List<byte[]> vp8(boolean key) {
        List<byte[]> fragments = new ArrayList<>();
        picture = picture + 1 & 0x7FFF;
        for (int index = 0; index < (key ? KEY_FRAME_FRAGMENTS : 1); index++) {
            ByteBuffer payload = ByteBuffer.allocate(FRAGMENT);
            payload.put((byte) (index == 0 ? 0x90 : 0x80)).put((byte) 0x80).putShort((short) (0x8000 | picture));
            if (index == 0) {
                payload.put((byte) (key ? 0x10 : 0x11)).put(new byte[] { 0x02, 0x00 });
                if (key) {
                    payload.put(new byte[] { (byte) 0x9d, 0x01, 0x2a, (byte) 0x80, 0x02, (byte) 0xe0, 0x01 });
                }
            }
            fragments.add(payload.array());
        }
        return fragments;
    }

    private Map<Integer, byte[]> extensions() {
        Map<Integer, byte[]> extensions = new LinkedHashMap<>();
        List<String> agreed = section.remote().attributes("extmap").stream().map(value -> value.split(" ")[0]).toList();
        if (agreed.contains(String.valueOf(DescriptionWriter.MID))) {
            extensions.put(DescriptionWriter.MID, section.mid.getBytes(StandardCharsets.US_ASCII));
        }
        if (agreed.contains(String.valueOf(DescriptionWriter.TRANSPORT_WIDE_SEQUENCE))) {
            int transportWide = connection.nextTransportWide();
            extensions.put(DescriptionWriter.TRANSPORT_WIDE_SEQUENCE,
                    new byte[] { (byte) (transportWide >> 8), (byte) transportWide });
        }
        if (!rid.isEmpty() && agreed.contains(String.valueOf(DescriptionWriter.RID))) {
            extensions.put(DescriptionWriter.RID, rid.getBytes(StandardCharsets.US_ASCII));
        }
        return extensions;
    }

    private int payloadType() {
        return section.remote().codecs().get(0).payloadType();
    }

    private boolean isAudio() {
        return section.kind.equals("audio");
    }
}
