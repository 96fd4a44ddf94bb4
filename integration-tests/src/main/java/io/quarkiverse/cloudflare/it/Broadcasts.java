package io.quarkiverse.cloudflare.it;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkiverse.cloudflare.media.Media;
import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * Where programs broadcast into a room (WHIP), and where people watch without joining it (WHEP).
 */
// tag::broadcasts[]
@Singleton
class Broadcasts {

    /** A host may prepare OBS in the morning and go on air in the evening. */
    private static final Duration TO_SEND = Duration.ofHours(12);
    /** Each attempt to watch asks for a token of its own. */
    private static final Duration TO_WATCH = Duration.ofMinutes(5);

    private final Instance<Media> media;

    Broadcasts(Instance<Media> media) {
        this.media = media;
    }

    /**
     * @param path on this server
     * @param token to be sent as {@code Authorization: Bearer}
     */
    public record Access(String path, String token) {
    }

    /** @return empty if this server has no media */
    Optional<Access> sending(RoomAddress room, String name) {
        return media().map(media -> new Access(path("whip", room), media.whipToken(room, name, TO_SEND)));
    }

    /** @return empty if this server has no media */
    Optional<Access> watching(RoomAddress room) {
        return media().map(media -> new Access(path("whep", room), media.whepToken(room, TO_WATCH)));
    }

    /** @return empty if this server has none */
    Optional<Media> media() {
        return media.isResolvable() ? Optional.of(media.get()).filter(Media::isEnabled) : Optional.empty();
    }

    private static String path(String protocol, RoomAddress room) {
        return "/rooms/" + protocol + "/" + URLEncoder.encode(room.topic(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
// end::broadcasts[]
