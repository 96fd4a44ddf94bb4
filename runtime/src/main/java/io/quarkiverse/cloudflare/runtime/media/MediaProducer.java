package io.quarkiverse.cloudflare.runtime.media;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.media.Media;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.runtime.config.CallsRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.config.MediaRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.config.RoomsBuildTimeConfig;
import io.quarkiverse.cloudflare.runtime.config.TurnRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;

/**
 * Puts the parts of media together that are about members. A bean only in applications with a media room, because the emulator
 * starts for whatever asks for a client.
 */
@Singleton
public class MediaProducer {

    // 128 bits, so that nobody guesses one.
    private static final int ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Produces
    @Singleton
    MediaAvailability availability(CallsRuntimeConfig callsConfig, Instance<CallsClient> calls, TurnRuntimeConfig turnConfig,
            Instance<TurnClient> turn) {
        return new MediaAvailability(MediaAvailability.isConfigured(callsConfig), calls::get,
                MediaAvailability.isConfigured(turnConfig), turn::get);
    }

    @Produces
    @Singleton
    IceServersSource iceServers(MediaAvailability availability, Timers timers) {
        return new IceServersSource(availability, timers);
    }

    @Produces
    @Singleton
    MediaTokens tokens(MediaRuntimeConfig config, Timers timers) {
        // Where one is needed, the application has not started without it.
        return new MediaTokens(MediaSettings.keyOf(config.tokenKey()).orElseGet(() -> randomText(MediaTokens.SHORTEST_KEY)),
                MediaSettings.keyOf(config.previousTokenKey()), timers.clock());
    }

    @Produces
    @Singleton
    MediaMembers members(RoomHost rooms, MediaDefinitions definitions, MediaRoster roster, MediaTokens tokens,
            Revocation revocation, MediaRuntimeConfig config, Timers timers) {
        Clock clock = timers.clock();
        return new MediaMembers(rooms, definitions, roster, tokens, revocation, () -> new Grants(clock, config.grantTtl()));
    }

    @Produces
    @Singleton
    MediaGrants grants(MediaAvailability availability, MediaTokens tokens, IceServersSource iceServers, Timers timers,
            MediaGrants.Settings settings) {
        return new MediaGrants(availability, tokens, iceServers, timers, ids(), settings);
    }

    @Produces
    @Singleton
    MediaGrants.Settings settings(MediaRuntimeConfig config, RoomsBuildTimeConfig rooms, VertxHttpBuildTimeConfig http) {
        String path = (http.rootPath() + "/" + rooms.path()).replaceAll("/{2,}", "/").replaceAll("/$", "");
        return new MediaGrants.Settings(path, config.tokenTtl(), config.sessionPoll());
    }

    @Produces
    @Singleton
    MediaJoinReply joinReply(MediaMembers members, MediaGrants grants) {
        return new MediaJoinReply(members, grants);
    }

    @Produces
    @Singleton
    MediaTokenEvents tokenEvents(MediaGrants grants) {
        return new MediaTokenEvents(grants);
    }

    @Produces
    @Singleton
    LocalMedia.Parts parts(MediaAvailability availability, RoomHost rooms, MediaDefinitions definitions, MediaMembers members,
            MediaRegistry registry, LocalMedia.Force force) {
        return new LocalMedia.Parts(availability, rooms, definitions, members, registry, force);
    }

    @Produces
    @Singleton
    LocalMedia.Force force(Moderation moderation, Revocation revocation) {
        return new LocalMedia.Force(moderation, revocation);
    }

    @Produces
    @Singleton
    Media media(LocalMedia.Parts parts, MediaTokens tokens, Timers timers) {
        return new LocalMedia(parts, tokens, timers, ids());
    }

    private Supplier<String> ids() {
        return () -> randomText(ID_BYTES);
    }

    private String randomText(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
