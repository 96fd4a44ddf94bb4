package io.quarkiverse.cloudflare.bench.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;

/** Rooms on WebSockets Next as one would first write them: a map of rooms, and sendText to each member. Thread-safe. */
@WebSocket(path = "/room/{room}")
class RoomMap {

    private final Map<String, Set<WebSocketConnection>> rooms = new ConcurrentHashMap<>();

    @OnOpen
    Uni<Void> join(WebSocketConnection connection) {
        rooms.computeIfAbsent(connection.pathParam("room"), room -> ConcurrentHashMap.newKeySet()).add(connection);
        return connection.sendText("{\"joined\":true}");
    }

    @OnTextMessage
    Uni<Void> say(String text, WebSocketConnection connection) {
        List<Uni<Void>> sends = new ArrayList<>();
        for (WebSocketConnection member : rooms.get(connection.pathParam("room"))) {
            sends.add(member.sendText(text));
        }
        return Uni.join().all(sends).andCollectFailures().replaceWithVoid();
    }

    @OnClose
    void leave(WebSocketConnection connection) {
        rooms.get(connection.pathParam("room")).remove(connection);
    }
}
