package io.quarkiverse.cloudflare.it;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.client.JoinedRoom;
import io.quarkiverse.cloudflare.room.client.RoomClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class LobbyTest {

    @TestHTTPResource("/")
    URI application;

    @Test
    void listsRoomsThatHavePeople() {
        try (RoomClient ada = RoomClient.builder(application).connectAndAwait();
                RoomClient bob = RoomClient.builder(application).connectAndAwait()) {
            JoinedRoom first = ada.joinAndAwait("meet:lobby test", new Guest("Ada"));
            bob.joinAndAwait("meet:lobby test", new Guest("Bob"));
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
        String viewer = get("/watch.html").then().statusCode(200).contentType("text/html").extract().asString();
        assertThat(get("/watch/design-review").then().statusCode(200).extract().asString()).isEqualTo(viewer);
        get("/").then().statusCode(200).contentType("text/html");
        for (String asset : List.of("/meet/lobby.js", "/meet/room.js", "/meet/watch.js", "/meet/meet.css", "/favicon.svg",
                "/cloudflare/rooms.js")) {
            get(asset).then().statusCode(200);
        }
    }

    @Test
    void quotesItsOwnCode() throws IOException {
        String page = get("/how").then().statusCode(200).contentType("text/html").extract().asString()
                .replaceAll("<[^>]*>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");

        for (String source : List.of("java/io/quarkiverse/cloudflare/it/MeetRoom.java", "web/js/membership.js")) {
            String code = Files.readString(Path.of("src/main").resolve(source));
            String quoted = code.substring(code.lastIndexOf("import ")).replaceAll(" *// (tag|end)::.*\n", "");
            assertThat(page).as(source).contains(quoted.substring(quoted.indexOf("{")).strip());
        }
    }

    @Test
    void letsAnyoneWatchARoom() {
        assertThat(get("/api/media").then().statusCode(200).extract().jsonPath().getBoolean("enabled")).isTrue();
        JsonPath access = get("/api/rooms/lobby test/watch").then().statusCode(200).extract().jsonPath();
        assertThat(access.getString("path")).isEqualTo("/rooms/whep/meet%3Alobby%20test");
        assertThat(access.getString("token")).isNotBlank();
        get("/api/rooms/" + "x".repeat(252) + "/watch").then().statusCode(404);
    }

    private static List<Map<String, Object>> openRooms() {
        return get("/api/rooms").then().statusCode(200).extract().jsonPath().getList("");
    }
}
