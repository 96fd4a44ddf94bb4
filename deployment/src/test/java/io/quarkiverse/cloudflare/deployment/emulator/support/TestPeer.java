package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.deployment.emulator.sctp.SctpSettings;

/**
 * A WebRTC client: one peer connection with the emulator, as a browser has it, without a camera. Thread-safe.
 * <p>
 * It waits up to 20 seconds for what a test expects. One that sends makes an {@link #offer} and {@link #accept}s the answer;
 * one that receives {@link #answer}s the emulator's offer.
 */
public final class TestPeer implements AutoCloseable {

    private final Signal signal = new Signal();
    private final TestConnection connection;
    private final TestSections sections;
    private final Map<String, TestStream> streams = new ConcurrentHashMap<>();
    private final TestInboxes inboxes = new TestInboxes(signal);
    private final TestRtcp rtcp;
    private final TestChannels channels;
    private int version = 1;

    private TestPeer() {
        connection = new TestConnection(signal, new TestConnection.Received() {
            @Override
            public void rtp(byte[] packet, int length) {
                inboxes.add(TestPacket.parse(packet, length));
            }

            @Override
            public void rtcp(byte[] packet, int length) {
                rtcp.add(packet, length);
            }
        });
        sections = new TestSections(connection::newSource);
        rtcp = new TestRtcp(connection, signal, this::wantKeyFrame);
        channels = new TestChannels(connection, signal);
    }

    public static TestPeer create() {
        return new TestPeer();
    }

    /** Adds a section that sends Opus, and gives its mid. */
    public String addAudio() {
        return sections.add("audio", TestCodec.audio(), "");
    }

    /** Adds a section that sends video with these of {@code VP8, VP9, H264, AV1}, or with all, and gives its mid. */
    public String addVideo(String... codecs) {
        return sections.add("video", TestCodec.video(codecs), "");
    }

    /** Adds a section that sends video in several layers, and gives its mid. */
    public String addSimulcast(String... rids) {
        return sections.add("video", TestCodec.video("VP8"), rids);
    }

    /** Adds a section that receives audio or VP8, and gives its mid. */
    public String addReceiver(String kind) {
        String mid = sections.add(kind, kind.equals("audio") ? TestCodec.audio() : TestCodec.video("VP8"), "");
        sections.of(mid).direction = "recvonly";
        return mid;
    }

    /** Adds the section of data channels, and gives its mid. */
    public String addData() {
        return sections.add("application", List.of());
    }

    /** Stops to send in a section: {@code inactive} in the next offer. */
    public void deactivate(String mid) {
        sections.of(mid).direction = TestSection.INACTIVE;
    }

    /** Gives a section up: port 0 in the next offer. */
    public void stop(String mid) {
        sections.of(mid).direction = TestSection.INACTIVE;
        sections.of(mid).stopped = true;
    }

    /**
     * @return an offer of all sections
     */
    public synchronized String offer() {
        return write(true);
    }

    /** Takes the emulator's answer to the latest offer, and connects if that has not begun. */
    public synchronized void accept(String answer) {
        Sdp description = Sdp.parse(answer);
        sections.accept(description);
        apply(description);
    }

    /**
     * Takes an offer of the emulator, and connects if that has not begun.
     *
     * @return the answer
     */
    public synchronized String answer(String offer) {
        Sdp description = Sdp.parse(offer);
        sections.answer(description);
        apply(description);
        return write(false);
    }

    private String write(boolean offer) {
        return new DescriptionWriter(offer, connection.credentials(), connection.fingerprint()).write(sections.all(),
                ++version);
    }

    private void apply(Sdp description) {
        sections.all().forEach(inboxes::announced);
        connection.connect(Remote.of(description));
        if (sections.all().stream().anyMatch(TestSection::carriesData)) {
            connection.startSctp(SctpSettings.WEBRTC, channels);
        }
    }

    /** Makes new credentials for the next offer. */
    public void restartIce() {
        connection.restartIce();
    }

    /** Goes on from another UDP port, as after a change of network. */
    public void move() {
        connection.move();
    }

    /** Waits for ICE and DTLS. */
    public TestPeer awaitConnected() {
        signal.await("the peer is connected", () -> {
            if (!connection.failure().isEmpty()) {
                throw new AssertionError("The peer is not connected: " + connection.failure());
            }
            return connection.connected();
        });
        return this;
    }

    /** Waits until the emulator has closed the connection, or DTLS has failed. */
    public void awaitClosed() {
        signal.await("the connection is closed", () -> !connection.failure().isEmpty());
    }

    /** What it sends in a section. */
    public TestStream stream(String mid) {
        return stream(mid, "");
    }

    /** What it sends as a layer of a section. */
    public synchronized TestStream stream(String mid, String rid) {
        return streams.computeIfAbsent(mid + " " + rid, key -> new TestStream(connection, sections.of(mid), rid));
    }

    /** What it receives in a section. */
    public TestInbox inbox(String mid) {
        return inboxes.of(mid);
    }

    /** RTP of a source that the emulator has not announced. */
    public TestInbox unexpected() {
        return inboxes.unexpected;
    }

    public TestRtcp rtcp() {
        return rtcp;
    }

    public TestChannels channels() {
        return channels;
    }

    private void wantKeyFrame(int ssrc) {
        streams.values().stream().filter(stream -> stream.ssrc() == ssrc).forEach(TestStream::wantKeyFrame);
    }

    /** Below the description, for hostile tests. */
    public TestConnection connection() {
        return connection;
    }

    /** Goes away without a word, as a browser does whose computer sleeps. */
    public void vanish() {
        connection.vanish();
    }

    /** Closes the connection. */
    @Override
    public void close() {
        streams.values().forEach(TestStream::stop);
        connection.close();
    }
}
