package io.quarkiverse.cloudflare.deployment.emulator.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.TlsFatalAlert;

/**
 * Where Bouncy Castle finds the peer's datagrams, and leaves its own.
 * <p>
 * During the handshake they are queued, and the handshake's thread waits for them. Afterwards the loop lends one at a time,
 * and a read beyond it ends with {@link Exhausted} instead of waiting. Thread-safe, except for lending.
 */
final class DatagramInbox implements DatagramTransport {

    /** The longest datagram that is read, in bytes. */
    static final int RECEIVE_LIMIT = 2048;

    private static final int SEND_LIMIT = 1200;
    private static final int CAPACITY = 64;
    private static final byte[] WAKE_UP = {};
    private static final Exhausted EXHAUSTED = new Exhausted();

    private final DtlsEvents events;
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Queue<byte[]> encrypted = new ArrayDeque<>();
    private boolean passingOnEncrypted;
    private volatile boolean waiting = true;
    private volatile boolean closed;
    private byte[] lent = WAKE_UP;
    private int lentLength;

    DatagramInbox(DtlsEvents events) {
        this.events = events;
    }

    /** Keeps a copy. One that finds 64 others before it is lost, as if on the way. */
    void keep(byte[] packet, int length) {
        queue.offer(Arrays.copyOf(packet, length));
    }

    /** On the handshake's thread: from now on what the peer encrypts is not held back any more. */
    void passOnEncrypted() {
        passingOnEncrypted = true;
    }

    /** From now on a read never waits. */
    void stopWaiting() {
        waiting = false;
    }

    /** Makes a datagram the next to be read, after those that were kept. */
    void lend(byte[] packet, int length) {
        lent = packet;
        lentLength = length;
    }

    /** Makes the thread that waits give up, without an interrupt: that would close the channel it sends by. */
    void wakeUp() {
        closed = true;
        queue.offer(WAKE_UP);
    }

    @Override
    public int receive(byte[] target, int offset, int length, int waitMillis) throws IOException {
        byte[] kept = waiting ? await(waitMillis) : queue.poll();
        if (kept != null) {
            return copy(kept, kept.length, target, offset);
        }
        if (waiting) {
            return -1;
        }
        if (lentLength == 0) {
            throw EXHAUSTED;
        }
        int received = copy(lent, lentLength, target, offset);
        lentLength = 0;
        return received;
    }

    private byte[] await(int waitMillis) throws IOException {
        if (passingOnEncrypted && !encrypted.isEmpty()) {
            return encrypted.remove();
        }
        try {
            byte[] packet = queue.poll(waitMillis, TimeUnit.MILLISECONDS);
            if (closed) {
                throw new TlsFatalAlert(AlertDescription.user_canceled);
            }
            return packet == null || passingOnEncrypted ? packet : plainPart(packet);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Somebody has interrupted the handshake");
        }
    }

    private byte[] plainPart(byte[] packet) {
        int plain = DtlsRecords.encryptedPart(packet);
        if (plain < packet.length && encrypted.size() < CAPACITY) {
            encrypted.add(Arrays.copyOfRange(packet, plain, packet.length));
        }
        return Arrays.copyOf(packet, plain);
    }

    /** One that is too long for the target is lost. */
    private static int copy(byte[] packet, int length, byte[] target, int offset) {
        if (length > target.length - offset) {
            return -1;
        }
        System.arraycopy(packet, 0, target, offset, length);
        return length;
    }

    @Override
    public void send(byte[] packet, int offset, int length) {
        events.transmit(packet, offset, length);
    }

    @Override
    public int getReceiveLimit() {
        return RECEIVE_LIMIT;
    }

    @Override
    public int getSendLimit() {
        return SEND_LIMIT;
    }

    @Override
    public void close() {
        // The port serves other sessions too.
    }

    /** All that has arrived is read. The kind of exception after which Bouncy Castle keeps the connection. */
    static final class Exhausted extends InterruptedIOException {

        private static final long serialVersionUID = 1;

        private Exhausted() {
            super("No datagram is left");
        }

        /** Thrown for each datagram, so it costs nothing. */
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
