package io.quarkiverse.cloudflare.runtime.media.whip;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.Sdp;

/**
 * Decides about the {@code PATCH} with which a client tells candidates, or restarts ICE (RFC 9725, section 4.3). Candidates are
 * taken and left alone: the SFU is ICE-lite, and learns the client's addresses from its checks. A restart it cannot do.
 */
final class Candidates {

    static final String TYPE = "application/trickle-ice-sdpfrag";

    private Candidates() {
    }

    /**
     * @param ifMatch the header, its lines joined; empty if there is none
     * @throws Refused if it is not taken
     */
    static Answer take(WhipSession session, Optional<String> ifMatch, String fragment) {
        String expected = ifMatch.map(String::strip).filter(value -> !value.isEmpty())
                .orElseThrow(() -> new Refused(428, "precondition_required",
                        "Send If-Match with the ETag of the answer to POST"));
        if (!matches(expected, session.etag())) {
            throw new Refused(412, "precondition_failed",
                    "If-Match is not the ETag of this session; send the one of the answer to POST");
        }
        if (credentialsIn(fragment).filter(found -> !found.equals(session.ice())).isPresent()) {
            throw new Refused(422, "no_ice_restart",
                    "ICE cannot be restarted; the connection goes on. If it is lost, DELETE this session and POST a new offer");
        }
        return Answer.of(204);
    }

    /** By strong comparison (RFC 9110, section 13.1.1). */
    private static boolean matches(String ifMatch, String etag) {
        return ifMatch.equals("*") || ifMatch.equals("\"*\"") || List.of(ifMatch.split("\\s*,\\s*")).contains(etag);
    }

    private static Optional<IceCredentials> credentialsIn(String fragment) {
        String lines = fragment.strip();
        if (!lines.isEmpty()) {
            try {
                return IceCredentials.of(Sdp.parse("v=0\r\n" + lines));
            } catch (IllegalArgumentException e) {
                // Told below, in the terms of what was sent.
            }
        }
        throw new Refused(400, "invalid_request",
                "The body is no SDP fragment: each line must be a letter, = and a value, such as a=candidate:…");
    }
}
