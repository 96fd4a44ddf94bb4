package io.quarkiverse.cloudflare.deployment.test.rooms;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.backplane.Position;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class RoomsFromRestTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Chat.class, Admin.class));

    @TestHTTPResource("/")
    URI server;

    @Room("chat:{name}")
    static class Chat {

        @OnJoin
        void join() {
        }
    }

    @Path("rooms-of/{topic}")
    public static class Admin {

        @Inject
        Rooms rooms;

        @GET
        public int count(String topic) {
            return rooms.countAndAwait(RoomAddress.of(topic));
        }

        @POST
        public Uni<String> announce(String topic, String text) {
            return rooms.broadcast(RoomAddress.of(topic), Broadcast.toAll("announcement", text)).map(Position::toString);
        }

        @POST
        @Path("members/{id}")
        public void push(String topic, String id, String text) {
            rooms.pushAndAwait(RoomAddress.of(topic), id, "note", text);
        }

        @DELETE
        @Path("members/{id}")
        public Uni<Boolean> kick(String topic, String id) {
            return rooms.kick(RoomAddress.of(topic), id, LeaveReason.KICKED);
        }

        @DELETE
        public boolean close(String topic) {
            return rooms.closeAndAwait(RoomAddress.of(topic));
        }
    }

    @Test
    void areAtHandInAnEndpoint() throws Exception {
        try (RawSocket ada = RawSocket.connect(server); RawSocket bob = RawSocket.connect(server)) {
            String id = ada.join("1", "chat:lobby", "{}").at("/_room/id").asText();
            bob.join("1", "chat:lobby", "{}");

            assertThat(when().get("/rooms-of/chat:lobby").asString()).isEqualTo("2");
            String position = given().body("tea").post("/rooms-of/chat:lobby").asString();
            JsonNode announcement = bob.event("announcement");
            assertThat(announcement.get(1).asText()).isEqualTo(position);
            assertThat(announcement.get(4).asText()).isEqualTo("tea");
            given().body("psst").post("/rooms-of/chat:lobby/members/" + id).then().statusCode(204);
            assertThat(ada.event("note").get(4).asText()).isEqualTo("psst");
            assertThat(when().delete("/rooms-of/chat:lobby/members/" + id).asString()).isEqualTo("true");
            assertThat(ada.event("phx_close").at("/4/reason").asText()).isEqualTo("kicked");
            assertThat(when().delete("/rooms-of/chat:lobby").asString()).isEqualTo("true");
            assertThat(bob.event("phx_close").at("/4/reason").asText()).isEqualTo("closed");
            assertThat(when().delete("/rooms-of/chat:other").asString()).isEqualTo("false");
        }
    }
}
