package io.quarkiverse.cloudflare.room.client;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/**
 * The Vert.x of all clients that were given none: made for the first, closed after the last. Thread-safe.
 */
final class SharedVertx {

    private static Vertx vertx;
    private static int users;

    private SharedVertx() {
    }

    static synchronized Vertx acquire() {
        if (users++ == 0) {
            // Clients read no files, so no cache folder is made.
            vertx = Vertx.vertx(new VertxOptions().setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        }
        return vertx;
    }

    static synchronized Future<Void> release() {
        if (--users > 0) {
            return Future.succeededFuture();
        }
        Vertx unused = vertx;
        vertx = null;
        return unused.close();
    }
}
