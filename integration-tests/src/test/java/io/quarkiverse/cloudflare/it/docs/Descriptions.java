package io.quarkiverse.cloudflare.it.docs;

import java.util.List;

import io.quarkiverse.cloudflare.calls.OpusOptions;
import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpCandidate;
import io.quarkiverse.cloudflare.calls.SdpCodec;
import io.quarkiverse.cloudflare.calls.SdpFingerprint;
import io.quarkiverse.cloudflare.calls.SdpMedia;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.TrackKind;

/**
 * The edits of descriptions which the guides quote.
 */
final class Descriptions {

    private Descriptions() {
    }

    // tag::edit[]
    static SessionDescription forASlowUplink(SessionDescription answer) {
        Sdp sdp = Sdp.parse(answer.sdp())
                .withOpus(OpusOptions.unchanged().dtx(true).fec(true).maxAverageBitrate(24_000))
                .preferCodecs(TrackKind.VIDEO, "AV1", "VP9")
                .withBandwidth(TrackKind.VIDEO, 500_000);
        return SessionDescription.answer(sdp.text());
    }
    // end::edit[]

    // tag::candidates[]
    static Sdp overRelaysOnly(Sdp sdp) {
        return sdp.withoutCandidates(candidate -> !candidate.type().equals("relay"));
    }

    static Sdp withoutTcp(Sdp sdp) {
        return sdp.withoutCandidates(SdpCandidate::isTcp);
    }
    // end::candidates[]

    // tag::read[]
    static boolean sendsLayersOf(Sdp offer, String codec) {
        return offer.media().stream()
                .filter(media -> media.kind().filter(TrackKind.VIDEO::equals).isPresent())
                .filter(media -> media.direction() == SdpMedia.Direction.SENDONLY)
                .filter(media -> media.simulcastSend().size() > 1)
                .flatMap(media -> media.codecs().stream())
                .map(SdpCodec::name)
                .anyMatch(codec::equalsIgnoreCase);
    }

    static boolean isOf(Sdp description, SdpFingerprint known) {
        List<SdpFingerprint> fingerprints = description.fingerprints();
        return !fingerprints.isEmpty() && fingerprints.stream().allMatch(known::equals);
    }
    // end::read[]
}
