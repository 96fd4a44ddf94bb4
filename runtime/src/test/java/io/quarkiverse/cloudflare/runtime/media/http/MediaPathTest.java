package io.quarkiverse.cloudflare.runtime.media.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.media.http.MediaPath.Operation;

class MediaPathTest {

    private static final String BASE = "/rooms/media/";

    @ParameterizedTest
    @CsvSource({
            "sessions/new, NEW_SESSION, ''",
            "sessions/aB-3_/tracks/new, NEW_TRACKS, aB-3_",
            "sessions/a/tracks/close, CLOSE_TRACKS, a",
            "sessions/a/tracks/update, UPDATE_TRACKS, a",
            "sessions/a/renegotiate, RENEGOTIATE, a",
            "generate-ice-servers, ICE_SERVERS, ''" })
    void knowsTheOperations(String rest, Operation operation, String alias) {
        assertThat(MediaPath.parse(BASE, BASE + "meet%3Alobby/" + rest))
                .contains(new MediaPath(RoomAddress.of("meet:lobby"), operation, alias));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/", "meet:a", "meet:a/", "meet:a/sessions", "meet:a/sessions/new/", "meet:a//sessions/new",
            "meet:a/sessions//new", "meet:a/sessions/a", "meet:a/sessions/a/datachannels/new",
            "meet:a/sessions/a/datachannels/establish", "meet:a/sessions/a/tracks/new/x", "meet:a/sessions/../tracks/new",
            "meet:a/sessions/%61/tracks/new", "meet:a/sessions/a%2Ftracks/new", "meet:a/Sessions/new",
            "meet:a/adapters/websocket/new",
            "../media/meet:a/sessions/new", "./meet:a/sessions/new", "%2e%2e/sessions/new", "%2E/sessions/new",
            "meet%3/sessions/new", "meet%/sessions/new", "meet%zz/sessions/new", "%00/sessions/new", "%ff/sessions/new",
            "/sessions/new", "meet:a/generate-ice-servers/", "meet:a/sessions/new;x=1", "meet:a\\sessions/new" })
    void takesNothingElse(String rest) {
        assertThat(MediaPath.parse(BASE, BASE + rest)).isEmpty();
    }

    @Test
    void decodesATopicOnceOnly() {
        assertThat(MediaPath.parse(BASE, BASE + "a%2Fb%25%2B+%C3%A9/sessions/new")).map(MediaPath::address)
                .contains(RoomAddress.of("a/b%++é"));
    }

    @Test
    void isBelowTheRootAndThePathOfRooms() {
        assertThat(MediaPath.base("/", "/rooms")).isEqualTo("/rooms");
        assertThat(MediaPath.base("/app/", "rooms/")).isEqualTo("/app/rooms");
    }
}
