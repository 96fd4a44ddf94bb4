package io.quarkiverse.cloudflare.deployment.emulator.transport;

/**
 * What went through a transport. Bytes are of whole UDP payloads.
 *
 * @param packetsIn authentic RTP and RTCP packets that arrived
 * @param bytesIn of these
 * @param packetsOut RTP and RTCP packets that were sent
 * @param bytesOut of these
 * @param droppedUp packets that were lost on purpose on their way to the emulator
 * @param droppedDown packets that were lost on purpose on their way to the peer
 */
public record TransportStats(long packetsIn, long bytesIn, long packetsOut, long bytesOut, long droppedUp, long droppedDown) {
}
