package io.quarkiverse.cloudflare.deployment.emulator.rtp;

/** The kinds of RTCP packets that are read. */
public enum RtcpKind {
    /** RFC 3550, section 6.4.1. */
    SENDER_REPORT,
    /** RFC 3550, section 6.4.2. */
    RECEIVER_REPORT,
    /** RFC 3550, section 6.6. */
    BYE,
    /** Packets are missing: RFC 4585, section 6.2.1. */
    NACK,
    /** When packets arrived: draft-holmer-rmcat-transport-wide-cc-extensions-01, section 3.1. */
    TRANSPORT_FEEDBACK,
    /** A picture is lost: RFC 4585, section 6.3.1. */
    PLI,
    /** A key frame is needed: RFC 5104, section 4.3.1. */
    FIR,
    /** The receiver's estimate of the bandwidth: draft-alvestrand-rmcat-remb-03. */
    REMB,
    /** Anything else, and packets that are too short for their kind. */
    OTHER
}
