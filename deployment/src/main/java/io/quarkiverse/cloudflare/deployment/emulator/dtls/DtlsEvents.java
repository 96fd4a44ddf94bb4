package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpKeys;

/**
 * What happens to a {@link DtlsServer}. Called on the loop, except where it says otherwise.
 */
public interface DtlsEvents {

    /** A datagram has to be sent. Called on any thread; the array is reused after return. */
    void transmit(byte[] packet, int offset, int length);

    /** The handshake is done. The keys are empty if the peer offered no SRTP. */
    void connected(Optional<SrtpKeys> keys);

    /** Application data arrived. The array is reused after return. */
    void data(byte[] data, int length);

    /** The handshake or the connection failed; nothing follows. */
    void failed(String reason);

    /** The peer has closed the connection; nothing follows. */
    void closed();
}
