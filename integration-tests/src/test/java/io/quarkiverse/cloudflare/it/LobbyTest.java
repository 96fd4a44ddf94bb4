package io.quarkiverse.cloudflare.it;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.client.JoinedRoom;
import io.quarkiverse.cloudflare.room.client.RoomClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LobbyTest {

    @TestHTTPResource("/")
    URI application;

    @Test
    void listsRoomsThatHavePeople() {
        try (RoomClient ada = RoomClient.builder(application).connectAndAwait();
                RoomClient bob = RoomClient.builder(application).connectAndAwait()) {
            JoinedRoom first = ada.joinAndAwait("meet:lobby test", new Guest("Ada", null));
            bob.joinAndAwait("meet:lobby test", new Guest("Bob", null));
            bob.joinAndAwait("chat:no meet room");
            assertThat(openRooms()).contains(Map.of("name", "lobby test", "members", 2, "capacity", 25))
                    .extracting(room -> room.get("name")).doesNotContain("no meet room");

            first.leaveAndAwait();
            assertThat(openRooms()).contains(Map.of("name", "lobby test", "members", 1, "capacity", 25));
        }
        assertThat(openRooms()).extracting(room -> room.get("name")).doesNotContain("lobby test");
    }

    @Test
    void servesItsPagesAndInviteLinks() {
        String room = get("/room.html").then().statusCode(200).contentType("text/html").extract().asString();

        assertThat(get("/r/design-review").then().statusCode(200).extract().asString()).isEqualTo(room);
        assertThat(get("/r/%C3%A9quipe").then().statusCode(200).extract().asString()).isEqualTo(room);
        get("/").then().statusCode(200).contentType("text/html");
        for (String asset : List.of("/meet/lobby.js", "/meet/room.js", "/meet/meet.css", "/favicon.svg")) {
            get(asset).then().statusCode(200);
        }
    }

    private static List<Map<String, Object>> openRooms() {
        return get("/api/rooms").then().statusCode(200).extract().jsonPath().getList("");
    }
}
