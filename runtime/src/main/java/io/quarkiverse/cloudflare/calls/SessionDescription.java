package io.quarkiverse.cloudflare.calls;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One side of an SDP exchange. As JSON it is the {@code RTCSessionDescriptionInit} of browsers:
 * {@code {"type":"offer","sdp":"v=0…"}}.
 *
 * @param type whether it asks or answers
 * @param sdp the text as the peer connection gave it, with its line ends; the SFU refuses a text whose last one was trimmed
 */
public record SessionDescription(Type type, String sdp) {

    /** The role of a description in its exchange. */
    public enum Type {
        @JsonProperty("offer")
        OFFER,
        @JsonProperty("answer")
        ANSWER
    }

    public SessionDescription {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(sdp, "sdp");
        if (sdp.isBlank()) {
            throw new IllegalArgumentException("The SDP of a session description must not be blank");
        }
    }

    public static SessionDescription offer(String sdp) {
        return new SessionDescription(Type.OFFER, sdp);
    }

    public static SessionDescription answer(String sdp) {
        return new SessionDescription(Type.ANSWER, sdp);
    }

    /** SDP is long and may carry addresses of the peer, so it stays out of logs. */
    @Override
    public String toString() {
        return type + "[" + sdp.length() + " chars]";
    }
}
