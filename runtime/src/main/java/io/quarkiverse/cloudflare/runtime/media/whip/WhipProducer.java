package io.quarkiverse.cloudflare.runtime.media.whip;

import java.security.SecureRandom;
import java.util.Base64;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.runtime.config.MediaRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.media.IceServersSource;
import io.quarkiverse.cloudflare.runtime.media.MediaAvailability;
import io.quarkiverse.cloudflare.runtime.media.MediaDefinitions;
import io.quarkiverse.cloudflare.runtime.media.MediaTokens;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/** Puts the parts of WHIP and WHEP together. */
@Singleton
public class WhipProducer {

    // Too many to try: the URL of a session is half of what ends it.
    private static final int ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Produces
    @Singleton
    Legs legs() {
        return new Legs();
    }

    @Produces
    @Singleton
    Polls polls(Timers timers, MediaRuntimeConfig config) {
        return new Polls(timers, config.broadcastPoll());
    }

    @Produces
    @Singleton
    WhipEndpoint.Access access(MediaTokens tokens, MediaDefinitions definitions, MediaAvailability media) {
        return new WhipEndpoint.Access(tokens, definitions, media);
    }

    @Produces
    @Singleton
    WhipEndpoint endpoint(Legs legs, Broadcasts broadcasts, Viewers viewers, IceServersSource ice, RoomHost rooms,
            WhipEndpoint.Access access) {
        return new WhipEndpoint(new WhipEndpoint.Parts(legs, broadcasts, viewers, ice, rooms, access), this::id);
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
