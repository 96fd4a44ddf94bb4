package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.quarkiverse.cloudflare.deployment.emulator.net.MediaLoop;
import io.quarkiverse.cloudflare.deployment.emulator.net.UdpPort;
import io.quarkiverse.cloudflare.deployment.emulator.stun.StunMessage;
import io.quarkiverse.cloudflare.deployment.emulator.stun.StunWriter;
import io.quarkiverse.cloudflare.deployment.emulator.transport.IceCredentials;

/**
 * The controlling side of ICE towards a lite agent: checks all addresses of the peer, nominates the first that answers, and
 * says again and again that it is there. Owned by the peer's loop.
 */
public final class TestIce {

    private static final Duration CHECKS = Duration.ofMillis(50);
    private static final Duration CONSENT = Duration.ofMillis(1000);
    private static final long PRIORITY = 1_853_824_767;

    private final MediaLoop loop;
    private final RandomGenerator random;
    private final Runnable selected;
    private final Map<ByteBuffer, InetSocketAddress> asked = new HashMap<>();
    private IceCredentials own;
    private volatile Remote remote;
    // Read by the thread of DTLS, too.
    private volatile UdpPort port;
    private volatile Optional<InetSocketAddress> target = Optional.empty();
    private boolean nominated;
    private int errors;
    private long granted;

    TestIce(MediaLoop loop, RandomGenerator random, UdpPort port, IceCredentials own, Runnable selected) {
        this.loop = loop;
        this.random = random;
        this.port = port;
        this.own = own;
        this.selected = selected;
    }

    public IceCredentials own() {
        return own;
    }

    /**
     * @return what the peer's checks are signed with
     */
    public IceCredentials remote() {
        return remote.credentials();
    }

    /** New credentials, for the next description. */
    void restart(IceCredentials credentials) {
        own = credentials;
    }

    /** Begins to check, or goes on with what the peer says now. */
    void start(Remote remote) {
        boolean first = this.remote == null;
        boolean again = !first && !remote.credentials().equals(this.remote.credentials());
        this.remote = remote;
        if (again) {
            target = Optional.empty();
            nominated = false;
        }
        if (first) {
            check();
        }
    }

    /** From now on, packets come from another port of this machine. */
    void move(UdpPort port) {
        this.port = port;
        nominated = false;
        target = Optional.empty();
    }

    public UdpPort port() {
        return port;
    }

    public Optional<InetSocketAddress> target() {
        return target;
    }

    /**
     * @return how many checks were answered with a success
     */
    public long granted() {
        return granted;
    }

    public int errors() {
        return errors;
    }

    private void check() {
        if (target.isPresent()) {
            ask(target.get(), true);
        } else {
            remote.addresses().forEach(address -> ask(address, false));
        }
        loop.after(nominated ? CONSENT : CHECKS, this::check);
    }

    private void ask(InetSocketAddress address, boolean nominate) {
        byte[] transaction = new byte[12];
        random.nextBytes(transaction);
        asked.put(ByteBuffer.wrap(transaction), address);
        byte[] packet = request(transaction, nominate).sign(remote.credentials().password());
        port.send(address, packet, 0, packet.length);
    }

    private StunWriter request(byte[] transaction, boolean nominate) {
        StunWriter request = new StunWriter(StunMessage.Kind.REQUEST, transaction)
                .username(remote.credentials().ufrag() + ":" + own.ufrag()).priority(PRIORITY).controlling(7);
        return nominate ? request.useCandidate() : request;
    }

    /** A response. One that is not signed by the peer, or answers nothing, is passed over. */
    void receive(byte[] packet, int length) {
        Optional<StunMessage> response = StunMessage.parse(packet, length)
                .filter(message -> message.kind() != StunMessage.Kind.REQUEST)
                .filter(message -> message.isSignedWith(remote.credentials().password()));
        Optional<InetSocketAddress> answering = response
                .map(message -> asked.remove(ByteBuffer.wrap(message.transaction())));
        if (answering.isEmpty()) {
            return;
        }
        if (response.get().kind() == StunMessage.Kind.ERROR) {
            errors++;
            return;
        }
        granted++;
        if (target.isPresent()) {
            nominated = true;
            selected.run();
        } else {
            target = answering;
            ask(target.get(), true);
        }
    }
}
