package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/** Where an association writes its packets: the DTLS session below it. */
@FunctionalInterface
public interface SctpOutput {

    /**
     * Sends one packet, of at most 1192 bytes. Must not call the association back.
     *
     * @param packet starts at 0; reused after return
     */
    void transmit(byte[] packet, int length);
}
