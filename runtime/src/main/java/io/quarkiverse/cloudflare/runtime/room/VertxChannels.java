package io.quarkiverse.cloudflare.runtime.room;

import java.util.Optional;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The one place that knows Vert.x' and Netty's insides: how to get at the pipeline of a WebSocket.
 * <p>
 * Thread-safe.
 */
final class VertxChannels {

    // The name Vert.x 4 gives its WebSocket encoder.
    private static final String ENCODER = "wsencoder";
    // And its decoder, which only reads.
    private static final String DECODER = "wsdecoder";
    // Netty's handler that compresses frames; a finished frame must not bypass it.
    private static final String DEFLATER = "io.netty.handler.codec.http.websocketx.extensions";

    private VertxChannels() {
    }

    /** @return the channel a request came in on, if Vert.x lets us see it */
    static Optional<Channel> channelOf(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection ? Optional.ofNullable(connection.channel())
                : Optional.empty();
    }

    /** @return where finished frames can be written once the upgrade is done; empty if messages are compressed */
    static Optional<ChannelHandlerContext> encoderOf(Channel channel) {
        ChannelHandlerContext encoder = channel.pipeline().context(ENCODER);
        return encoder == null || compresses(channel) ? Optional.empty() : Optional.of(encoder);
    }

    /** @return whether nothing between the encoder and the socket would touch, or want to see, what is written */
    static boolean isBare(ChannelHandlerContext encoder) {
        for (String name : encoder.pipeline().names()) {
            if (name.equals(ENCODER)) {
                return true;
            }
            if (!name.equals(DECODER)) {
                return false;
            }
        }
        return false;
    }

    private static boolean compresses(Channel channel) {
        return channel.pipeline().toMap().values().stream()
                .anyMatch(handler -> handler.getClass().getName().startsWith(DEFLATER)
                        && handler.getClass().getName().contains("Deflate"));
    }
}
