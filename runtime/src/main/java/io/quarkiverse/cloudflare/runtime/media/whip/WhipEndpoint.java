package io.quarkiverse.cloudflare.runtime.media.whip;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.runtime.media.IceServersSource;
import io.quarkiverse.cloudflare.runtime.media.MediaAvailability;
import io.quarkiverse.cloudflare.runtime.media.MediaDefinition;
import io.quarkiverse.cloudflare.runtime.media.MediaDefinitions;
import io.quarkiverse.cloudflare.runtime.media.MediaSession;
import io.quarkiverse.cloudflare.runtime.media.MediaToken;
import io.quarkiverse.cloudflare.runtime.media.MediaTokens;
import io.quarkiverse.cloudflare.runtime.media.whip.WhipRequest.Target;
import io.smallrye.mutiny.Uni;

/**
 * Answers requests of WHIP (RFC 9725) and WHEP (draft-ietf-wish-whep): an endpoint for each room, where sessions begin, and a
 * URL for each session. Thread-safe.
 */
public class WhipEndpoint {

    static final String SDP = "application/sdp";
    private static final String AT_ENDPOINT = "OPTIONS, GET, HEAD, POST";
    private static final String AT_SESSION = "OPTIONS, GET, HEAD, PATCH, DELETE";

    private final Legs legs;
    private final Broadcasts broadcasts;
    private final Viewers viewers;
    private final IceServersSource ice;
    private final RoomHost rooms;
    private final Access access;
    private final Supplier<String> ids;

    WhipEndpoint(Parts parts, Supplier<String> ids) {
        this.legs = parts.legs;
        this.broadcasts = parts.broadcasts;
        this.viewers = parts.viewers;
        this.ice = parts.ice;
        this.rooms = parts.rooms;
        this.access = parts.access;
        this.ids = ids;
    }

    /** @return never fails */
    Uni<Answer> handle(WhipRequest request) {
        return Uni.createFrom().deferred(() -> request.target().session().isEmpty() ? atEndpoint(request) : atSession(request))
                .onFailure().recoverWithItem(Failures::answer);
    }

    private Uni<Answer> atEndpoint(WhipRequest request) {
        switch (request.method()) {
            case "OPTIONS":
                return options(request);
            case "GET", "HEAD":
                // WHIP wants no content; of WHEP, players know it by the type of this answer.
                return Uni.createFrom().item(request.target().role() == Role.BROADCAST ? Answer.of(204)
                        : Answer.of(200).with("", SDP));
            case "POST":
                return start(request);
            default:
                throw notAllowed(AT_ENDPOINT, "Begin with POST");
        }
    }

    /** The one request without a duty to show a token, because browsers ask first. Who shows one is told of relays. */
    private Uni<Answer> options(WhipRequest request) {
        Answer answer = Answer.of(200).header("Accept-Post", SDP);
        Optional<MediaToken> token = request.token().flatMap(text -> access.token(request.target(), text));
        return token.isEmpty() || !access.media.isEnabled() ? Uni.createFrom().item(answer)
                : ice.iceServersFor(request.target().role().segment() + " " + token.get().id())
                        .map(servers -> answer.headers(IceLinks.of(servers)));
    }

    private Uni<Answer> start(WhipRequest request) {
        Target target = request.target();
        String shown = shown(request);
        MediaToken token = access.token(target, shown).orElseThrow(() -> unauthorized(" error=\"invalid_token\"",
                "The token is not one for " + target.role().segment().toUpperCase(Locale.ROOT)
                        + " into this room, or its time is over; have the application make another"));
        MediaDefinition room = rooms.roomClass(target.address()).flatMap(access.definitions::of)
                .orElseThrow(() -> new Refused(404, "not_found", "There is no room with media at this topic"));
        if (!access.media.isEnabled()) {
            throw new Refused(503, "media_off", "Media is off, because the application has no settings of Cloudflare Calls");
        }
        if (!request.isOf(SDP)) {
            throw new Refused(unsupported("Send the offer as " + SDP).header("Accept-Post", SDP));
        }
        Offer offer = Offer.parse(target.role(), request.body());
        WhipSession session = new WhipSession(ids.get(), target.role(), target.address(), new WhipSession.Key(shown),
                offer.ice());
        Start start = new Start(session, token, offer, room, access.media.calls());
        Uni<Sdp> begun = target.role() == Role.BROADCAST ? broadcasts.start(start) : viewers.start(start);
        return Uni.combine().all().unis(begun, ice.iceServersFor(session.id()))
                .with((answer, servers) -> created(session, target, answer).headers(IceLinks.of(servers)))
                .onFailure().call(() -> ice.revoke(session.id()));
    }

    private static Answer created(WhipSession session, Target target, Sdp answer) {
        return Answer.of(201).with(answer.text(), SDP).header("Location", target.endpoint() + "/" + session.id())
                .header("ETag", session.etag());
    }

    private Uni<Answer> atSession(WhipRequest request) {
        if (request.method().equals("OPTIONS")) {
            return Uni.createFrom().item(Answer.of(200).header("Accept-Patch", Candidates.TYPE));
        }
        Target target = request.target();
        Leg leg = legs.find(target.role(), target.address(), target.session().orElseThrow())
                .orElseThrow(
                        () -> new Refused(404, "not_found", "The session is over; POST a new offer to " + target.endpoint()));
        if (!leg.session().key().isOf(shown(request))) {
            throw unauthorized(" error=\"invalid_token\"", "The session was begun with another token; show that one");
        }
        switch (request.method()) {
            case "GET", "HEAD":
                return Uni.createFrom().item(Answer.of(204));
            case "PATCH":
                if (!request.isOf(Candidates.TYPE)) {
                    throw new Refused(unsupported("Send candidates as " + Candidates.TYPE)
                            .header("Accept-Patch", Candidates.TYPE));
                }
                return Uni.createFrom().item(Candidates.take(leg.session(), request.ifMatch(), request.body()));
            case "DELETE":
                return leg.media().giveUp(MediaSession.REPLACED).replaceWith(Answer.of(200));
            default:
                throw notAllowed(AT_SESSION, "POST new offers to " + target.endpoint());
        }
    }

    private static String shown(WhipRequest request) {
        return request.token().orElseThrow(() -> unauthorized("",
                "Send the token that the application made as Authorization: Bearer <token>"));
    }

    private static Refused unauthorized(String challenge, String detail) {
        return new Refused(Answer.problem(401, "unauthorized", detail).header("WWW-Authenticate", "Bearer" + challenge));
    }

    private static Answer unsupported(String detail) {
        return Answer.problem(415, "unsupported_media_type", detail);
    }

    private static Refused notAllowed(String allowed, String detail) {
        return new Refused(Answer.problem(405, "method_not_allowed", detail).header("Allow", allowed));
    }

    /** Who may begin what. */
    record Access(MediaTokens tokens, MediaDefinitions definitions, MediaAvailability media) {

        Optional<MediaToken> token(Target target, String text) {
            return tokens.verify(text, target.role() == Role.BROADCAST ? MediaToken.Scope.WHIP : MediaToken.Scope.WHEP,
                    target.address());
        }
    }

    /** What it is made of. */
    record Parts(Legs legs, Broadcasts broadcasts, Viewers viewers, IceServersSource ice, RoomHost rooms, Access access) {
    }
}
