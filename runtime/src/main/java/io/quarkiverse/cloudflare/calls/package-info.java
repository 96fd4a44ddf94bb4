/**
 * Cloudflare Realtime (formerly Calls) from a server: sessions, tracks, data channels and WebSocket adapters of the SFU.
 * <p>
 * Start at {@link io.quarkiverse.cloudflare.calls.CallsClient}, which opens a
 * {@link io.quarkiverse.cloudflare.calls.CallsSession} per peer connection. {@link io.quarkiverse.cloudflare.calls.TurnClient}
 * gives
 * peers their ICE servers, {@link io.quarkiverse.cloudflare.calls.CallsAccount} manages apps and keys, and
 * {@link io.quarkiverse.cloudflare.calls.Sdp} edits session descriptions. Nothing here is ever {@code null}. What may be
 * repeated after a failure, and what not, is "Retries" in the guide.
 *
 * <pre>
 * CallsSession session = calls.openSessionAndAwait();
 * TracksResult published = session.publishAndAwait(SessionDescription.offer(sdp), List.of(LocalTrack.of("0", "mic")));
 * </pre>
 */
package io.quarkiverse.cloudflare.calls;
