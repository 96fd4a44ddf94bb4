package io.quarkiverse.cloudflare.bench.servers;

import java.util.HashMap;
import java.util.Map;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;

/**
 * Rooms on nothing but Netty: what this JVM can reach. {@code -Depoll=true} takes the native transport, {@code -Dcoalesce=true}
 * flushes a connection once per turn of the event loop.
 */
public final class NettyServer {

    private static final int MAX_REQUEST = 64 << 10;
    private static final int MAX_FRAME = 1 << 20;
    private static final int BACKLOG = 4096;

    private NettyServer() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        boolean epoll = Boolean.getBoolean("epoll");
        EventLoopGroup group = epoll ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
        Map<String, NettyRoom> rooms = new HashMap<>(); // one event loop, so no other thread sees it
        new ServerBootstrap().group(group)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_REQUEST),
                                new Upgrade(rooms));
                    }
                })
                .bind("127.0.0.1", Integer.parseInt(arguments[0])).sync();
    }

    /** Turns a request into a member. */
    private static final class Upgrade extends SimpleChannelInboundHandler<FullHttpRequest> {

        private final Map<String, NettyRoom> rooms;

        Upgrade(Map<String, NettyRoom> rooms) {
            this.rooms = rooms;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory("ws://127.0.0.1" + request.uri(), null,
                    false, MAX_FRAME).newHandshaker(request);
            NettyRoom room = rooms.computeIfAbsent(request.uri(), uri -> new NettyRoom(context.channel().eventLoop()));
            handshaker.handshake(context.channel(), request);
            context.pipeline().addLast(new NettyMember(room));
            context.pipeline().remove(this);
            context.channel().writeAndFlush(new TextWebSocketFrame("{\"joined\":true}"));
        }
    }
}
