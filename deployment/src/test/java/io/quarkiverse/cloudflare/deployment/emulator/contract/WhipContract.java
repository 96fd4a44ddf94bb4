package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.media.Media;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkiverse.cloudflare.room.client.JoinedRoom;
import io.quarkiverse.cloudflare.room.client.RoomClient;
import io.quarkus.test.common.http.TestHTTPResource;

/** Broadcasts and viewers, as their room sees them. */
abstract class WhipContract extends CallsContract {

    static final RoomAddress ADDRESS = RoomAddress.of("stage:1");
    static final String WHIP = "/rooms/whip/stage%3A1";
    static final String WHEP = "/rooms/whep/stage%3A1";
    private static final Duration TTL = Duration.ofMinutes(1);
    private static final String KEY = "broadcast:Main stage";

    @TestHTTPResource("/")
    URI server;

    @Inject
    Media media;

    @Inject
    Rooms rooms;

    WhipCaller caller;
    private RoomClient client;
    private JoinedRoom room;

    @BeforeEach
    void join() {
        caller = new WhipCaller(server);
        client = RoomClient.builder(server).build();
        room = client.joinAndAwait(ADDRESS.topic());
    }

    @AfterEach
    void leave() {
        rooms.closeAndAwait(ADDRESS);
        client.close();
    }

    final String broadcastToken() {
        return media.whipToken(ADDRESS, "Main stage", TTL);
    }

    final String viewerToken() {
        return media.whepToken(ADDRESS, TTL);
    }

    final HttpResponse<String> broadcast(String token) {
        Browser camera = browser();
        camera.addAudio();
        camera.addVideo();
        HttpResponse<String> begun = caller.begin(WHIP, token, camera.offer());
        camera.accept(begun.body());
        camera.flow();
        return begun;
    }

    /** A player that has an offer for both kinds. */
    final Browser player() {
        Browser player = browser();
        player.addReceiver("audio");
        player.addReceiver("video");
        return player;
    }

    final JsonNode awaitBroadcast() {
        return room.awaitPresence(present -> present.metas(KEY).stream().anyMatch(meta -> meta.fields().has("tracks")
                && meta.fields().get("tracks").size() == 2)).metas(KEY).get(0).fields();
    }

    final void awaitNoBroadcast() {
        room.awaitPresence(present -> !present.has(KEY));
    }

    @Test
    void showsABroadcastUntilItIsDeleted() {
        String token = broadcastToken();
        HttpResponse<String> begun = broadcast(token);

        JsonNode shown = awaitBroadcast();
        assertThat(shown.get("kind").asText()).isEqualTo("broadcast");
        assertThat(shown.get("name").asText()).isEqualTo("Main stage");
        assertThat(shown.get("tracks").findValuesAsText("source")).containsExactly("microphone", "camera");
        assertThat(shown.get("tracks").findValuesAsText("kind")).containsExactly("audio", "video");
        assertThat(media.tracksAndAwait(ADDRESS)).hasSize(2);

        assertThat(caller.ask("DELETE", begun, token).statusCode()).isEqualTo(200);
        awaitNoBroadcast();
        assertThat(media.tracksAndAwait(ADDRESS)).isEmpty();
        assertThat(caller.ask("DELETE", begun, token).statusCode()).isEqualTo(404);
    }

    @Test
    void answersAsTheRoomLimitsIt() {
        HttpResponse<String> begun = broadcast(broadcastToken());

        List<SdpMedia> sections = Sdp.parse(begun.body()).media();
        assertThat(sections).extracting(section -> section.direction().toString()).containsOnly("recvonly");
        assertThat(begun.body()).contains("b=TIAS:2000000").contains("b=TIAS:64000");
        assertThat(WhipCaller.header(begun, "Content-Type")).isEqualTo("application/sdp");
        assertThat(WhipCaller.path(begun)).matches(WHIP + "/[A-Za-z0-9_-]{22}");
        assertThat(WhipCaller.header(begun, "ETag")).matches("\"[A-Za-z0-9_-]+\"");
    }

    @Test
    void showsViewersWhatIsBroadcast() {
        broadcast(broadcastToken());
        awaitBroadcast();
        Browser player = player();

        HttpResponse<String> begun = caller.begin(WHEP, viewerToken(), player.offer());
        player.accept(begun.body());
        player.flow();

        player.awaitMedia("0");
        player.awaitMedia("1");
        assertThat(Sdp.parse(begun.body()).media()).extracting(section -> section.direction().toString())
                .containsOnly("sendonly");
        assertThat(room.presence().keys()).hasSize(2).contains(KEY);
    }

    @Test
    void answersAPlayerOfSoundOnly() {
        broadcast(broadcastToken());
        Browser player = browser();
        player.addReceiver("audio");

        player.accept(caller.begin(WHEP, viewerToken(), player.offer()).body());
        player.flow();

        player.awaitMedia("0");
    }

    @Test
    void endsABroadcastThatIsKicked() {
        String token = broadcastToken();
        HttpResponse<String> begun = broadcast(token);
        awaitBroadcast();
        String viewing = viewerToken();
        HttpResponse<String> viewer = caller.begin(WHEP, viewing, player().offer());

        String id = room.presence().metas(KEY).get(0).memberId();
        assertThat(rooms.kickAndAwait(ADDRESS, id, LeaveReason.KICKED)).isTrue();

        awaitNoBroadcast();
        assertThat(caller.ask("GET", begun, token).statusCode()).isEqualTo(404);
        assertThat(caller.ask("GET", viewer, viewing).statusCode()).isEqualTo(404);
        assertThat(caller.post(WHEP, viewing, player().offer()).statusCode()).isEqualTo(404);
        assertThat(media.tracksAndAwait(ADDRESS)).isEmpty();
    }

    @Test
    void replacesTheBroadcastOfTheSameToken() {
        String token = broadcastToken();
        HttpResponse<String> first = broadcast(token);
        awaitBroadcast();
        HttpResponse<String> second = broadcast(token);

        room.awaitPresence(present -> present.metas(KEY).size() == 1);
        assertThat(caller.ask("GET", first, token).statusCode()).isEqualTo(404);
        assertThat(caller.ask("GET", second, token).statusCode()).isEqualTo(204);
    }
}
