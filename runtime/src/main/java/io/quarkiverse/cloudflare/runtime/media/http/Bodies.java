package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.function.Consumer;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads the body of one request, up to a limit. Event loop only.
 */
public final class Bodies {

    /** No session description of a browser comes near this. */
    public static final int LIMIT = 256 * 1024;

    private final Buffer read = Buffer.buffer();
    private boolean over;

    private Bodies() {
    }

    /**
     * Reads a whole body, whether or not the application has a handler that reads all bodies. One of the two is called, once;
     * neither if the client goes away before.
     *
     * @param whole takes the body, empty if there is none
     * @param tooLarge is told that it has more than {@value #LIMIT} bytes
     */
    public static void read(RoutingContext context, Consumer<Buffer> whole, Runnable tooLarge) {
        HttpServerRequest request = context.request();
        Buffer known = context.body() == null ? null : context.body().buffer();
        if (known != null) {
            accept(known, whole, tooLarge);
        } else if (request.isEnded()) {
            whole.accept(Buffer.buffer());
        } else if (announcesTooMuch(request)) {
            tooLarge.run();
        } else {
            new Bodies().read(request, whole, tooLarge);
        }
    }

    private void read(HttpServerRequest request, Consumer<Buffer> whole, Runnable tooLarge) {
        request.handler(part -> {
            if (over) {
                return;
            }
            if (read.length() + part.length() > LIMIT) {
                over = true;
                tooLarge.run();
            } else {
                read.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            if (!over) {
                over = true;
                whole.accept(read);
            }
        });
        request.resume();
    }

    private static void accept(Buffer body, Consumer<Buffer> whole, Runnable tooLarge) {
        if (body.length() > LIMIT) {
            tooLarge.run();
        } else {
            whole.accept(body);
        }
    }

    private static boolean announcesTooMuch(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        try {
            return length != null && Long.parseLong(length) > LIMIT;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
