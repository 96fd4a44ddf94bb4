package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.bouncycastle.tls.SRTPProtectionProfile;

import io.quarkiverse.cloudflare.deployment.emulator.srtp.SrtpKeys;

/**
 * A server and a client with a network in memory between them, whose faults a test chooses.
 */
final class DtlsLink implements DtlsEvents, AutoCloseable {

    static final DtlsIdentity SERVER = DtlsIdentity.create(new SecureRandom(), Clock.systemUTC());
    static final DtlsIdentity CLIENT = DtlsIdentity.create(new SecureRandom(), Clock.systemUTC());

    private static final int PATIENCE_SECONDS = 10;

    final CompletableFuture<Optional<SrtpKeys>> connected = new CompletableFuture<>();
    final CompletableFuture<String> failed = new CompletableFuture<>();
    final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    final BlockingQueue<byte[]> data = new LinkedBlockingQueue<>();
    final TestDtlsClient client;
    final DtlsServer server;

    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final BiConsumer<byte[], Consumer<byte[]>> downstream;

    DtlsLink() {
        this(DtlsLink::carry, DtlsLink::carry, SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80);
    }

    /**
     * @param upstream carries what the client sends
     * @param downstream carries what the server sends
     */
    DtlsLink(BiConsumer<byte[], Consumer<byte[]>> upstream, BiConsumer<byte[], Consumer<byte[]>> downstream,
            int... profiles) {
        this.downstream = downstream;
        this.server = new DtlsServer(SERVER, loop, this);
        this.client = new TestDtlsClient(CLIENT, packet -> upstream.accept(packet, this::arrive), profiles);
    }

    static void carry(byte[] packet, Consumer<byte[]> onwards) {
        onwards.accept(packet);
    }

    static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    DtlsLink expectingTheClient() {
        onLoop(() -> server.expect(List.of(CLIENT.fingerprint())));
        return this;
    }

    void onLoop(Runnable action) {
        loop.execute(action);
    }

    /** A datagram reaches the server; its array is written over afterwards. */
    void arrive(byte[] packet) {
        onLoop(() -> {
            byte[] reused = packet.clone();
            server.receive(reused, reused.length);
            Arrays.fill(reused, (byte) 0xff);
        });
    }

    /** Waits until the loop has done what it was given. */
    void settle() throws Exception {
        await(CompletableFuture.runAsync(() -> {
        }, loop));
    }

    byte[] nextData() throws InterruptedException {
        return data.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void transmit(byte[] packet, int offset, int length) {
        downstream.accept(Arrays.copyOfRange(packet, offset, offset + length), client::deliver);
    }

    @Override
    public void connected(Optional<SrtpKeys> keys) {
        connected.complete(keys);
    }

    @Override
    public void data(byte[] received, int length) {
        data.add(Arrays.copyOf(received, length));
    }

    @Override
    public void failed(String reason) {
        failed.complete(reason);
    }

    @Override
    public void closed() {
        closed.complete(true);
    }

    @Override
    public void close() {
        onLoop(server::close);
        loop.shutdown();
    }
}
