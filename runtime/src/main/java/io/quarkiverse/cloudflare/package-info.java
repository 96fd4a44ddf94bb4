/**
 * Rooms, presence and media for Quarkus, on Cloudflare's edge.
 * <p>
 * Start at {@link io.quarkiverse.cloudflare.room.Room}. This package holds only what all parts share.
 */
package io.quarkiverse.cloudflare;
