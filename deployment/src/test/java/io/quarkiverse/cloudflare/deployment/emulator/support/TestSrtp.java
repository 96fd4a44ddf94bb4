package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.util.Arrays;

import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpKeys;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpReceiver;
import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpSender;

/** Media as the DTLS client protects it. Owned by the peer's loop. */
final class TestSrtp {

    private static final int ROOM = 64;

    private final SrtpSender sender;
    private final SrtpReceiver receiver;

    TestSrtp(SrtpKeys keys) {
        this.sender = new SrtpSender(keys.client());
        this.receiver = new SrtpReceiver(keys.server());
    }

    /** Gives an empty packet for one that is too malformed to be protected. */
    byte[] rtp(byte[] packet) {
        byte[] roomy = Arrays.copyOf(packet, packet.length + ROOM);
        return Arrays.copyOf(roomy, Math.max(0, sender.protect(roomy, packet.length)));
    }

    byte[] rtcp(byte[] compound) {
        byte[] roomy = Arrays.copyOf(compound, compound.length + ROOM);
        return Arrays.copyOf(roomy, Math.max(0, sender.protectRtcp(roomy, compound.length)));
    }

    /** Passes on what is authentic. */
    void receive(byte[] packet, int length, TestConnection.Received received) {
        int type = packet[1] & 0xFF;
        boolean rtcp = type >= 192 && type <= 223;
        int size = rtcp ? receiver.unprotectRtcp(packet, length) : receiver.unprotect(packet, length);
        if (size >= 0 && rtcp) {
            received.rtcp(packet, size);
        } else if (size >= 0) {
            received.rtp(packet, size);
        }
    }
}
