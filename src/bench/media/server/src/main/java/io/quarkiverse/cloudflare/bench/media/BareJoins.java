package io.quarkiverse.cloudflare.bench.media;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.quarkiverse.cloudflare.bench.media.BareApi.Description;
import io.quarkiverse.cloudflare.bench.media.BareApi.Track;
import io.quarkiverse.cloudflare.bench.media.BareApi.Tracks;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;

/**
 * Makes the calls of joins, each after a pause, with descriptions of the sizes that it is given: {@code POST /bare}.
 */
@Singleton
class BareJoins {

    private final BareApi calls;
    private final Vertx vertx;

    BareJoins(@RestClient BareApi calls, Vertx vertx) {
        this.calls = calls;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.post("/bare/:joins/:tracks/:pause").handler(BodyHandler.create()).handler(request -> {
            int joins = Integer.parseInt(request.pathParam("joins"));
            int tracks = Integer.parseInt(request.pathParam("tracks"));
            int pause = Integer.parseInt(request.pathParam("pause"));
            String offer = request.body().asJsonObject().getString("offer");
            String answer = request.body().asJsonObject().getString("answer");
            Uni<Void> all = Uni.createFrom().voidItem();
            for (int i = 0; i < joins; i++) {
                all = all.chain(() -> after(pause)).chain(() -> join(offer, answer, tracks));
            }
            all.subscribe().with(done -> request.end(), request::fail);
        });
    }

    private Uni<Void> after(int millis) {
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(millis, id -> emitter.complete(null)));
    }

    private Uni<Void> join(String offer, String answer, int tracks) {
        return calls.open().chain(session -> calls
                .newTracks(session.sessionId(), new Tracks(new Description("offer", offer),
                        List.of(Track.local("0", "microphone"), Track.local("1", "camera"))))
                .chain(published -> pull(session.sessionId(), answer, tracks)));
    }

    private Uni<Void> pull(String session, String answer, int tracks) {
        List<Track> wanted = new ArrayList<>();
        for (int i = 0; i < tracks; i++) {
            wanted.add(Track.remote("session-" + i, "track-" + i));
        }
        return calls.newTracks(session, new Tracks(null, wanted))
                .chain(pulled -> calls.renegotiate(session, new Tracks(new Description("answer", answer), null)))
                .replaceWithVoid();
    }
}
