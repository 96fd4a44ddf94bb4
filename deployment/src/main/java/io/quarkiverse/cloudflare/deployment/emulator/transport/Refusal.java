package io.quarkiverse.cloudflare.deployment.emulator.transport;

/** Why a packet was thrown away. */
public enum Refusal {
    /** It is none of the protocols that share the port (RFC 7983), or too short. */
    UNKNOWN_PROTOCOL,
    /** It looks like STUN but breaks its format, or is no Binding request. */
    MALFORMED_STUN,
    /** A Binding request for no transport of this emulator. */
    UNKNOWN_UFRAG,
    /** A Binding request that the holder of the password did not sign. */
    BAD_INTEGRITY,
    /** A peer that claims to be controlled, or that asks for something unknown. It gets an error response. */
    REFUSED_CHECK,
    /** Something other than STUN from an address that ICE has not authenticated. */
    UNKNOWN_ADDRESS,
    /** A DTLS record while there is no handshake and no connection to take it. */
    UNEXPECTED_DTLS,
    /** A handshake or connection that came to nothing. */
    DTLS_FAILED,
    /** A handshake with a certificate that the description does not name. */
    WRONG_FINGERPRINT,
    /** An RTP or RTCP packet before there are keys for it. */
    UNEXPECTED_SRTP,
    /** An RTP or RTCP packet that is malformed or not from the peer. */
    BAD_SRTP,
    /** An RTP or RTCP packet that was received before, or is too old to tell. */
    REPLAYED_SRTP,
    /** Application data over DTLS while SCTP is not negotiated. */
    UNEXPECTED_SCTP
}
