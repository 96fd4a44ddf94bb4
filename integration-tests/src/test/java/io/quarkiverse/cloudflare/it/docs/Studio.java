package io.quarkiverse.cloudflare.it.docs;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.calls.Adapter;
import io.quarkiverse.cloudflare.calls.Adapter.OutputCodec;
import io.quarkiverse.cloudflare.calls.AdaptersResult;
import io.quarkiverse.cloudflare.calls.CallsApp;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsParticipant;
import io.quarkiverse.cloudflare.calls.CallsRoom;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsSessionLostException;
import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.DataChannelsResult;
import io.quarkiverse.cloudflare.calls.Delivery;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionOptions;
import io.quarkiverse.cloudflare.calls.Simulcast;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.smallrye.mutiny.Uni;

/** What "Share audio and video" shows. It is no bean, so that this application needs no app at Cloudflare. */
class Studio {

    private static final Logger LOG = Logger.getLogger(Studio.class);

    /** How the examples reach a browser. */
    interface Browser {

        Uni<SessionDescription> answer(SessionDescription offer);
    }

    // tag::inject[]
    @Inject
    CallsClient calls;
    // end::inject[]

    // tag::apps[]
    @Inject
    @CallsApp("events")
    CallsClient events;
    // end::apps[]

    // tag::open[]
    Uni<CallsSession> open(String meeting) {
        return calls.openSession(SessionOptions.DEFAULT.withCorrelationId(meeting));
    }
    // end::open[]

    // tag::publish[]
    Uni<SessionDescription> publish(CallsSession session, SessionDescription offer) {
        return session.publish(offer, List.of(LocalTrack.of("0", "mic"), LocalTrack.of("1", "cam"))).map(result -> {
            result.refused().forEach(track -> LOG.warnf("A track was refused: %s", track.error()));
            return result.answer().orElseThrow();
        });
    }
    // end::publish[]

    // tag::pull[]
    Uni<TracksResult> pull(CallsSession viewer, SessionId publisher, Browser browser) {
        return viewer.pull(List.of(
                RemoteTrack.of(publisher, "mic"),
                RemoteTrack.of(publisher, "cam").with(Simulcast.prefer("h"))), browser::answer);
    }
    // end::pull[]

    // tag::steps[]
    Uni<Optional<SessionDescription>> begin(CallsSession viewer, SessionId publisher) {
        return viewer.pull(List.of(RemoteTrack.of(publisher, "cam"))).map(TracksResult::offer);
    }

    Uni<Void> complete(CallsSession viewer, SessionDescription answer) {
        return viewer.answer(answer);
    }
    // end::steps[]

    // tag::switch[]
    Uni<TracksResult> show(CallsSession viewer, SessionId other) {
        return viewer.updateTracks(List.of(RemoteTrack.of(other, "cam").into("7")));
    }
    // end::switch[]

    // tag::close[]
    Uni<TracksResult> close(CallsSession session, List<String> mids) {
        return session.closeTracks(mids);
    }
    // end::close[]

    // tag::channels[]
    Uni<DataChannelsResult> chat(CallsSession session, Browser browser) {
        return session.dataChannels().establish(Optional.empty())
                .chain(transport -> browser.answer(transport.description().orElseThrow()))
                .chain(session::answer)
                .chain(() -> session.dataChannels().open(List.of(DataChannel.publish("chat", Delivery.RELIABLE))));
    }
    // end::channels[]

    // tag::adapters[]
    Uni<AdaptersResult> transcribe(SessionId publisher, URI transcriber) {
        return calls.adapters().open(List.of(Adapter.egress(publisher, "mic", transcriber, OutputCodec.PCM)));
    }
    // end::adapters[]

    // tag::lost[]
    Uni<TracksResult> pullAgain(CallsSession viewer, SessionId publisher, Browser browser) {
        return pull(viewer, publisher, browser)
                .onFailure(failure -> failure instanceof CallsSessionLostException
                        || failure instanceof CallsSessionGoneException)
                .recoverWithUni(() -> calls.openSession().chain(fresh -> pull(fresh, publisher, browser)));
    }
    // end::lost[]

    // tag::room[]
    CallsRoom createRoom() {
        return CallsRoom.create(calls);
    }

    Uni<SessionDescription> join(CallsRoom room, SessionDescription offer) {
        return room.join(offer).map(ada -> {
            ada.onMessage(message -> LOG.infof("To the browser of Ada: %s", message));
            room.send("Ada is here");
            return ada.answer().orElseThrow();
        });
    }

    Uni<TracksResult> seeTheOthers(CallsParticipant ada, Browser browser) {
        return ada.session().pull(ada.others(), browser::answer);
    }
    // end::room[]
}
