package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.runtime.media.MediaRefusal;
import io.quarkiverse.cloudflare.runtime.media.Section;
import io.quarkiverse.cloudflare.runtime.media.http.MediaRequest.Wanted;

/**
 * Reads the bodies of requests: exactly the forms of the wire contract, and nothing that is not in it. Each method refuses what
 * it cannot take, with a {@link MediaRefusal} that names the field.
 */
final class RequestReader {

    // Without "#", which means another transceiver at Cloudflare.
    private static final Pattern MID = Pattern.compile("[A-Za-z0-9_.-]{1,32}");
    private static final Pattern TRACK_NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern RID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final String DESCRIPTION = "sessionDescription";
    private static final int MOST = CallsClient.MAX_TRACKS_PER_REQUEST;

    private RequestReader() {
    }

    static void newSession(byte[] body) {
        if (body.length > 0) {
            throw StrictJson.refusal("A new session takes no body");
        }
    }

    static MediaRequest newTracks(byte[] body) {
        StrictJson json = StrictJson.parse(body).only(DESCRIPTION, "tracks");
        return json.has(DESCRIPTION) ? publish(json) : new MediaRequest.Pull(wanted(json, false));
    }

    static MediaRequest.Renegotiate renegotiate(byte[] body) {
        StrictJson json = StrictJson.parse(body).only(DESCRIPTION);
        return new MediaRequest.Renegotiate(SessionDescription.answer(sdp(json, "answer")));
    }

    static MediaRequest.Close closeTracks(byte[] body) {
        StrictJson json = StrictJson.parse(body).only("tracks", "force", DESCRIPTION);
        Set<String> mids = new HashSet<>();
        List<String> named = json.objects("tracks", MOST).stream().map(track -> mid(track.only("mid"), mids)).toList();
        if (!json.bool("force")) {
            return new MediaRequest.Close(named, Optional.of(SessionDescription.offer(sdp(json, "offer"))));
        }
        if (json.has(DESCRIPTION)) {
            throw StrictJson.refusal("sessionDescription must not be there if force is true");
        }
        return new MediaRequest.Close(named, Optional.empty());
    }

    static MediaRequest.Update updateTracks(byte[] body) {
        return new MediaRequest.Update(wanted(StrictJson.parse(body).only("tracks"), true));
    }

    private static MediaRequest.Publish publish(StrictJson json) {
        String text = unread(json, "offer");
        Sdp offer = read(text);
        Set<String> mids = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<Section> sections = json.objects("tracks", MOST).stream().map(track -> {
            track.only("location", "mid", "trackName").exactly("location", "local");
            String mid = mid(track, mids);
            String name = name(track);
            if (!names.add(name)) {
                throw StrictJson.refusal("trackName must be another one for each track");
            }
            return new Section(mid, name, kind(offer, mid));
        }).toList();
        return new MediaRequest.Publish(SessionDescription.offer(text), sections);
    }

    private static List<Wanted> wanted(StrictJson json, boolean known) {
        Set<String> mids = new HashSet<>();
        return json.objects("tracks", MOST).stream().map(track -> {
            if (known) {
                track.only("location", "sessionId", "trackName", "simulcast", "mid");
            } else {
                track.only("location", "sessionId", "trackName", "simulcast");
            }
            track.exactly("location", "remote");
            return new Wanted(track.text("sessionId", ALIAS, "the alias of a session"), name(track),
                    known ? Optional.of(mid(track, mids)) : Optional.empty(), layer(track, known));
        }).toList();
    }

    private static Optional<String> layer(StrictJson track, boolean mandatory) {
        if (!mandatory && !track.has("simulcast")) {
            return Optional.empty();
        }
        return Optional.of(track.object("simulcast").only("preferredRid").text("preferredRid", RID,
                "a rid: 1 to 32 letters, digits, _ or -"));
    }

    private static String name(StrictJson track) {
        return track.text("trackName", TRACK_NAME, "1 to 128 letters, digits, or some of _ . : -");
    }

    private static String mid(StrictJson track, Set<String> known) {
        String mid = track.text("mid", MID, "the mid of a section: 1 to 32 letters, digits, or some of _ . -");
        if (!known.add(mid)) {
            throw StrictJson.refusal("mid must be another one for each track");
        }
        return mid;
    }

    private static String sdp(StrictJson json, String type) {
        String sdp = unread(json, type);
        read(sdp);
        return sdp;
    }

    private static String unread(StrictJson json, String type) {
        StrictJson description = json.object(DESCRIPTION).only("type", "sdp");
        description.exactly("type", type);
        return description.text("sdp");
    }

    private static Sdp read(String text) {
        try {
            Sdp sdp = Sdp.parse(text);
            if (!sdp.media().isEmpty()) {
                return sdp;
            }
        } catch (IllegalArgumentException e) {
            throw StrictJson.refusal("sessionDescription.sdp is no session description: " + e.getMessage());
        }
        throw StrictJson.refusal("sessionDescription.sdp must have a media section");
    }

    private static TrackKind kind(Sdp offer, String mid) {
        return offer.media().stream().filter(media -> media.mid().filter(mid::equals).isPresent()).findFirst()
                .flatMap(SdpMedia::kind)
                .orElseThrow(() -> StrictJson.refusal("mid must be that of an audio or video section of the offer"));
    }
}
