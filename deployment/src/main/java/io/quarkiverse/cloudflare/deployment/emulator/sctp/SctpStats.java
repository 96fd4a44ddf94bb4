package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/**
 * What an association did so far.
 *
 * @param packetsIn those that were understood
 * @param refused packets and chunks that were not for it, damaged, malformed or beyond its limits
 * @param retransmissions chunks that were sent again
 * @param window how many bytes may be under way at once; 0 before it is up
 * @param timeoutMillis how long an acknowledgment is waited for; 0 before it is up
 * @param held how many bytes of the peer wait for others or for the reader
 */
public record SctpStats(long packetsIn, long packetsOut, long refused, long retransmissions, int window, long timeoutMillis,
        int held) {
}
