package io.quarkiverse.cloudflare.runtime.room;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** An event loop whose turns end when a test says so. Not thread-safe: the thread that makes it is the loop. */
final class TestLoop {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Frame> frames = new ArrayList<>();
    final LoopOutbox outbox = new LoopOutbox(Thread.currentThread(), tasks::add);

    void endTurn() {
        Runnable task;
        while ((task = tasks.poll()) != null) {
            task.run();
        }
    }

    void broadcast(FanOut room, String text) {
        Frame frame = frame(text);
        room.broadcast(frame, null, null);
        frame.release();
    }

    void write(Outbound to, String text) {
        Frame frame = frame(text);
        outbox.submit(() -> to.write(frame));
        frame.release();
    }

    Frame frame(String text) {
        Frame frame = Frame.text(text.getBytes(StandardCharsets.UTF_8));
        frames.add(frame);
        return frame;
    }

    /** @return how many of the frames made here are not released */
    long leaked() {
        return frames.stream().filter(frame -> frame.wire().refCnt() != 0).count();
    }
}
