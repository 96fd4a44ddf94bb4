package io.quarkiverse.cloudflare.runtime.room;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.backplane.Backplane;
import io.quarkiverse.cloudflare.presence.MemberDirectory;
import io.quarkiverse.cloudflare.presence.PresenceContributor;
import io.quarkiverse.cloudflare.presence.PresenceEvent;
import io.quarkiverse.cloudflare.room.JoinCheck;
import io.quarkiverse.cloudflare.room.JoinReplyContributor;
import io.quarkiverse.cloudflare.room.MembershipListener;
import io.quarkiverse.cloudflare.room.ReservedEvents;
import io.quarkiverse.cloudflare.runtime.backplane.LocalBackplane;
import io.quarkiverse.cloudflare.runtime.config.PresenceRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.config.RoomsRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.protocol.FrameCodec;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.arc.DefaultBean;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.vertx.core.Vertx;

/**
 * Puts the parts of rooms together.
 */
@Singleton
public class RoomsProducer {

    private static final int ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Produces
    @Singleton
    RoomRegistry registry(RoomDefinitions definitions, ObjectMapper mapper) {
        Map<RoomPattern, RoomBehaviour> behaviours = new HashMap<>();
        definitions.rooms().forEach(definition -> {
            RoomBehaviour behaviour = new RoomBehaviour(definition, mapper);
            behaviours.put(behaviour.pattern(), behaviour);
        });
        return new RoomRegistry(new RoomTable<>(behaviours));
    }

    @Produces
    @Singleton
    @DefaultBean
    Backplane backplane() {
        return new LocalBackplane(ids());
    }

    @Produces
    @Singleton
    Memberships memberships(@All List<MembershipListener> listeners, Event<PresenceEvent> events, BeanManager beans,
            Vertx vertx) {
        return new Memberships(listeners, new PresenceEvents(events, beans, vertx));
    }

    @Produces
    @Singleton
    CallbackRunner runner(Vertx vertx, Instance<CurrentIdentityAssociation> identities, Timers timers,
            RoomsRuntimeConfig config) {
        return new CallbackRunner(vertx, Arc.container().requestContext(),
                identities.isResolvable() ? Optional.of(identities.get()) : Optional.empty(), timers,
                config.callbackTimeout());
    }

    @Produces
    @Singleton
    Extensions extensions(@All List<JoinReplyContributor> replies, @All List<ReservedEvents> events,
            @All List<PresenceContributor> metas) {
        return new Extensions(replies, events, metas);
    }

    @Produces
    @Singleton
    RoomServices services(RoomsRuntimeConfig config, PresenceRuntimeConfig presence, ObjectMapper mapper, Timers timers,
            Backplane backplane, CallbackRunner runner, @All List<JoinCheck> checks,
            Extensions extensions, Memberships memberships, Instance<MemberDirectory> directory) {
        return new RoomServices(config, presence, new FrameCodec(mapper), mapper, timers, ids(), backplane, runner, checks,
                extensions, memberships, directory.isResolvable() ? Optional.of(directory.get()) : Optional.empty());
    }

    private Supplier<String> ids() {
        return () -> {
            byte[] bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }
}
