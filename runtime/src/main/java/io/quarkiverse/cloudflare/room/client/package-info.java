/**
 * A Java client of rooms, for other servers and for tests. It needs neither CDI nor a running Quarkus.
 * <p>
 * Start at {@link io.quarkiverse.cloudflare.room.client.RoomClient}:
 *
 * <pre>{@code
 * try (RoomClient client = RoomClient.builder(URI.create("ws://localhost:8080")).connectAndAwait()) {
 *     JoinedRoom lobby = client.joinAndAwait("chat:lobby");
 *     lobby.pushAndAwait("say", new Say("hello"));
 *     Said said = lobby.await("said", Said.class);
 * }
 * }</pre>
 *
 * <h2>Threads</h2>
 * Each client lives on one Vert.x event loop, which many clients share; none has a thread of its own. Listeners and the
 * results of {@code Uni} and {@code Multi} arrive on that loop, in the order of the wire, and must not block. What ends in
 * {@code AndAwait} or begins with {@code await} blocks and is refused on an event loop.
 */
package io.quarkiverse.cloudflare.room.client;
