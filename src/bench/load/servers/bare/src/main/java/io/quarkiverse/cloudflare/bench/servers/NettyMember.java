package io.quarkiverse.cloudflare.bench.servers;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Says to its room what it hears. */
final class NettyMember extends SimpleChannelInboundHandler<WebSocketFrame> {

    private final NettyRoom room;
    private ChannelHandlerContext encoder; // null until the handler is added

    NettyMember(NettyRoom room) {
        this.room = room;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        encoder = context.pipeline().context(WebSocket13FrameEncoder.class);
        room.add(encoder);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        room.remove(encoder);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame) {
            room.broadcast(frame.content());
        } else if (frame instanceof CloseWebSocketFrame) {
            context.close();
        }
    }
}
