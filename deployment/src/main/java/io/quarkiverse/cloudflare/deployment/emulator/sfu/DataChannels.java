package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelException;
import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelOptions;
import io.quarkiverse.cloudflare.deployment.emulator.data.ChannelView;
import io.quarkiverse.cloudflare.deployment.emulator.data.SessionChannels;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteDescription;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteSection;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.SectionKind;

/**
 * Establishes data channels, adds, changes and closes them. Owned by the media loop.
 */
final class DataChannels {

    private final Sessions sessions;

    DataChannels(Sessions sessions) {
        this.sessions = sessions;
    }

    CompletableFuture<ChannelTransport> establish(SfuSession session, Optional<Description> description) {
        session.negotiation.refuseUnlessStable();
        return session.whenNotConnecting().thenApply(ready -> {
            if (session.sections.hasData()) {
                throw Errors.dataEstablished();
            }
            if (description.isEmpty()) {
                session.requireRoom(1);
                session.sections.addData();
                return new ChannelTransport(true, session.offer(), SessionChannels.SERVER_EVENTS_ID);
            }
            RemoteDescription offer = Negotiation.offer(description.get());
            if (offer.sections().stream().noneMatch(DataChannels::isData)) {
                throw Errors.invalidSdp("The offer has no application section");
            }
            session.check(offer);
            return new ChannelTransport(false, session.answer(offer, Set.of()), SessionChannels.SERVER_EVENTS_ID);
        });
    }

    private static boolean isData(RemoteSection section) {
        return section.kind() == SectionKind.DATA && section.usable();
    }

    CompletableFuture<List<ChannelOutcome>> add(SfuSession session, List<ChannelRequest> channels) {
        return each(session, channels, request -> request.local() ? session.channels.publish(request.name(), request.options())
                : session.channels.subscribe(publisher(request), request.sessionId().orElseThrow(), request.name(),
                        request.options()));
    }

    /** Those of the publisher; some without a channel if there is no such session. */
    private SessionChannels publisher(ChannelRequest request) {
        return request.sessionId().flatMap(sessions::find).map(session -> session.channels)
                .orElseGet(() -> new SessionChannels(Optional::empty, sessions.timers));
    }

    CompletableFuture<List<ChannelOutcome>> update(SfuSession session, List<ChannelRequest> channels) {
        return each(session, channels, request -> session.channels.update(request.sessionId().orElse(session.id),
                request.name(), request.options().canReply()));
    }

    private CompletableFuture<List<ChannelOutcome>> each(SfuSession session, List<ChannelRequest> channels,
            Function<ChannelRequest, ChannelView> work) {
        if (channels.stream().map(ChannelRequest::local).distinct().count() > 1) {
            throw Errors.invalidParams("Pushing and Pulling data channels in one request is unsupported");
        }
        channels.forEach(DataChannels::check);
        session.negotiation.refuseUnlessStable();
        return session.whenDataReady().thenApply(ready -> {
            List<ChannelOutcome> outcomes = new ArrayList<>();
            for (ChannelRequest request : channels) {
                outcomes.add(outcome(request, work));
            }
            return outcomes;
        });
    }

    private static ChannelOutcome outcome(ChannelRequest request, Function<ChannelRequest, ChannelView> work) {
        try {
            int id = work.apply(request).id();
            return new ChannelOutcome(request.local(), request.sessionId(), Optional.of(request.name()), OptionalInt.of(id),
                    Optional.empty());
        } catch (ChannelException refused) {
            return new ChannelOutcome(request.local(), request.sessionId(), Optional.of(request.name()), OptionalInt.empty(),
                    Optional.of(new ItemError(refused.code(), refused.getMessage())));
        }
    }

    private static void check(ChannelRequest request) {
        ChannelOptions options = request.options();
        if (options.maxRetransmits().isPresent() && options.maxPacketLifeTime().isPresent()) {
            throw Errors.invalidParams("maxRetransmits and maxPacketLifeTime exclude each other");
        }
        if (request.local() && (options.waitForAck() || options.canReply() || request.sessionId().isPresent())) {
            throw Errors.invalidParams("waitForAck, canReply and sessionId are for remote channels");
        }
        if (!request.local() && request.sessionId().isEmpty()) {
            throw Errors.invalidParams("A remote channel needs sessionId");
        }
    }

    CompletableFuture<List<ChannelOutcome>> close(SfuSession session, List<Integer> ids) {
        session.negotiation.refuseUnlessStable();
        return session.whenConnected().thenApply(ready -> {
            List<ChannelOutcome> outcomes = new ArrayList<>();
            for (int id : ids) {
                outcomes.add(session.closeChannel(id)
                        .map(closed -> new ChannelOutcome(closed.local(), closed.sessionId(), Optional.of(closed.name()),
                                OptionalInt.of(id), Optional.empty()))
                        .orElseGet(() -> new ChannelOutcome(true, Optional.empty(), Optional.empty(), OptionalInt.of(id),
                                Optional.of(Errors.CLOSE_TRACK))));
            }
            return outcomes;
        });
    }
}
