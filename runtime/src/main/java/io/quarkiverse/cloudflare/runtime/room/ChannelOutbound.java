package io.quarkiverse.cloudflare.runtime.room;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.ssl.SslHandler;

/**
 * The fast way: finished frames go into the pipeline below the WebSocket encoder and above TLS.
 * <p>
 * Event loop only.
 */
final class ChannelOutbound extends Outbound {

    private final ChannelHandlerContext encoder;
    private final Channel channel;
    private final boolean encrypted;
    private final boolean bare;
    private long unflushed;

    ChannelOutbound(ChannelHandlerContext encoder, LoopOutbox outbox, long limit, Runnable onOverflow) {
        super(outbox, limit, onOverflow);
        this.encoder = encoder;
        this.channel = encoder.channel();
        this.encrypted = channel.pipeline().get(SslHandler.class) != null;
        this.bare = VertxChannels.isBare(encoder);
    }

    @Override
    boolean takesJoined() {
        return true;
    }

    @Override
    long pendingBytes() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        long pending = buffer == null ? 0 : buffer.totalPendingWriteBytes();
        // The TLS handler keeps what is not flushed to itself.
        return encrypted ? pending + unflushed : pending;
    }

    @Override
    void send(Frame frame) {
        unflushed += frame.size();
        if (bare) {
            // Where the pipeline would lead anyway, without asking each handler for each member.
            channel.unsafe().write(frame.wire().retainedDuplicate(), channel.voidPromise());
        } else {
            encoder.write(frame.wire().retainedDuplicate(), channel.voidPromise());
        }
    }

    @Override
    void flushNow() {
        unflushed = 0;
        if (bare) {
            channel.unsafe().flush();
        } else {
            encoder.flush();
        }
    }

    @Override
    void notifyWritten(Runnable action) {
        encoder.write(Unpooled.EMPTY_BUFFER, channel.newPromise().addListener(future -> {
            if (future.isSuccess()) {
                outbox().submit(action);
            }
        }));
    }

    @Override
    void abort() {
        // From the head of the pipeline: Vert.x' handler would first wait until all is flushed, which is forever.
        channel.pipeline().firstContext().close();
    }
}
