/**
 * Rooms: CDI beans that answer what browsers say.
 * <p>
 * Start at {@link io.quarkiverse.cloudflare.room.Room}. A room's callbacks run one at a time; see "Rooms, queues and threads"
 * in the guide before you keep state in one. From outside of a callback, inject
 * {@link io.quarkiverse.cloudflare.room.Rooms}.
 */
package io.quarkiverse.cloudflare.room;
