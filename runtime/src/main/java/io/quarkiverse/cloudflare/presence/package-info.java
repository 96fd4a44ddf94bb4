/**
 * Who is in a room.
 * <p>
 * Members are shown by themselves; {@link io.quarkiverse.cloudflare.room.Member#track(Object)} says with what. Inject
 * {@link io.quarkiverse.cloudflare.presence.Presence} to look or change from outside of a callback, and observe
 * {@link io.quarkiverse.cloudflare.presence.PresenceEvent} to follow.
 */
package io.quarkiverse.cloudflare.presence;
