package io.quarkiverse.cloudflare.deployment.emulator.transport;

/** Which way a packet goes. */
public enum Direction {
    /** From the peer to the emulator. */
    UP,
    /** From the emulator to the peer. */
    DOWN
}
