package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/** The association, as its parts see it. */
interface LinkOwner {

    /** Sends what can be sent now. */
    void flush();

    /** Ends the association and tells both the peer and the user why. */
    void abort(int cause, String reason);
}
