package io.quarkiverse.cloudflare.bench.servers;

import java.util.List;

import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PoolChunkListMetric;
import io.netty.buffer.PoolChunkMetric;
import io.netty.buffer.PooledByteBufAllocator;

/** What Netty's allocators hold. */
final class DirectMemory {

    private DirectMemory() {
    }

    /** Two numbers: bytes that buffers in use take, and bytes reserved for buffers. */
    static String of(PooledByteBufAllocator... allocators) {
        long inUse = 0;
        long reserved = 0;
        for (PooledByteBufAllocator allocator : allocators) {
            reserved += allocator.metric().usedDirectMemory();
            for (PoolArenaMetric arena : allocator.metric().directArenas()) {
                long pooled = reserved(arena.chunkLists());
                inUse += arena.numActiveBytes() - pooled + inUse(arena.chunkLists());
            }
        }
        return inUse + " " + reserved;
    }

    private static long reserved(List<PoolChunkListMetric> lists) {
        long sum = 0;
        for (PoolChunkListMetric list : lists) {
            for (PoolChunkMetric chunk : list) {
                sum += chunk.chunkSize();
            }
        }
        return sum;
    }

    private static long inUse(List<PoolChunkListMetric> lists) {
        long sum = 0;
        for (PoolChunkListMetric list : lists) {
            for (PoolChunkMetric chunk : list) {
                sum += chunk.chunkSize() - chunk.freeBytes();
            }
        }
        return sum;
    }
}
