package io.quarkiverse.cloudflare.bench.servers;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import io.vertx.ext.web.Router;

/** Serves what Netty's allocators hold. */
@Singleton
class MemoryRoute {

    void register(@Observes Router router) {
        router.get("/memory").handler(context -> context.end(DirectMemory.of(PooledByteBufAllocator.DEFAULT,
                (PooledByteBufAllocator) VertxByteBufAllocator.POOLED_ALLOCATOR)));
    }
}
