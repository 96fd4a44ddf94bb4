package io.quarkiverse.cloudflare.runtime.room;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/** Keeps what is written. Not thread-safe: owned by the test. */
final class RecordingOutbound extends Outbound {

    private final boolean takesJoined;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<ByteBuf> buffers = new ArrayList<>();
    private final List<Runnable> whenWritten = new ArrayList<>();
    private long pending;
    boolean stalled;
    boolean broken;
    int writes;
    int flushes;

    RecordingOutbound(TestLoop loop, boolean takesJoined, long limit, int[] overflows) {
        super(loop.outbox, limit, () -> overflows[0]++);
        this.takesJoined = takesJoined;
    }

    RecordingOutbound(TestLoop loop) {
        this(loop, true, Long.MAX_VALUE, new int[1]);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** @return the messages, in order */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes());
        while (in.hasRemaining()) {
            in.get();
            int length = in.get() & 0xFF;
            byte[] text = new byte[length == 126 ? in.getShort() & 0xFFFF : length];
            in.get(text);
            texts.add(new String(text, StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** @return how many of the buffers it was given are not released */
    long leaked() {
        return buffers.stream().filter(buffer -> buffer.refCnt() != 0).count();
    }

    boolean holds(Frame frame) {
        return buffers.stream().anyMatch(buffer -> buffer == frame.wire());
    }

    /** Reads on. */
    void resume() {
        stalled = false;
        flushNow();
    }

    @Override
    boolean takesJoined() {
        return takesJoined;
    }

    @Override
    long pendingBytes() {
        return pending;
    }

    @Override
    void send(Frame frame) {
        if (broken) {
            throw new IllegalStateException("broken");
        }
        writes++;
        pending += frame.size();
        buffers.add(frame.wire());
        bytes.writeBytes(ByteBufUtil.getBytes(frame.wire()));
    }

    @Override
    void flushNow() {
        flushes++;
        if (!stalled) {
            pending = 0;
            whenWritten.forEach(outbox()::submit);
            whenWritten.clear();
        }
    }

    @Override
    void notifyWritten(Runnable action) {
        whenWritten.add(action);
    }

    @Override
    void abort() {
        throw new UnsupportedOperationException();
    }
}
