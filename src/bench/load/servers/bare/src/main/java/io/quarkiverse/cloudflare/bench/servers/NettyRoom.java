package io.quarkiverse.cloudflare.bench.servers;

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;

/** The members of a room, written to with one shared frame. Not thread-safe: owned by the event loop. */
final class NettyRoom {

    private static final boolean COALESCE = Boolean.getBoolean("coalesce");
    private static final int FINAL_TEXT = 0x81;
    private static final int LONGEST_HEAD = 4;

    private final EventLoop loop;
    private final List<ChannelHandlerContext> encoders = new ArrayList<>();
    private boolean flushIsScheduled;

    NettyRoom(EventLoop loop) {
        this.loop = loop;
    }

    void add(ChannelHandlerContext encoder) {
        encoders.add(encoder);
    }

    void remove(ChannelHandlerContext encoder) {
        encoders.remove(encoder);
    }

    void broadcast(ByteBuf payload) {
        int length = payload.readableBytes();
        ByteBuf frame = payload.alloc().directBuffer(length + LONGEST_HEAD).writeByte(FINAL_TEXT);
        if (length < 126) {
            frame.writeByte(length);
        } else {
            frame.writeByte(126).writeShort(length);
        }
        frame.writeBytes(payload);
        for (int i = 0; i < encoders.size(); i++) {
            ChannelHandlerContext encoder = encoders.get(i);
            // Written from the encoder's place, so it is not encoded again.
            encoder.write(frame.retainedDuplicate(), encoder.voidPromise());
            if (!COALESCE) {
                encoder.flush();
            }
        }
        frame.release();
        if (COALESCE && !flushIsScheduled) {
            flushIsScheduled = true;
            loop.execute(this::flush);
        }
    }

    private void flush() {
        flushIsScheduled = false;
        for (int i = 0; i < encoders.size(); i++) {
            encoders.get(i).flush();
        }
    }
}
