package io.quarkiverse.cloudflare.deployment.emulator.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * The one thread of the media engine: it receives the datagrams of all ports, runs tasks in their order, and runs what is due.
 * With nothing to do it is blocked without a time limit.
 * <p>
 * Thread-safe. A failure of what it runs is counted and ends only that piece of work.
 */
public final class MediaLoop implements Timers, Executor, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MediaLoop.class);
    // Ethernet's 1500 with room to see that a datagram is too long to be of WebRTC.
    private static final int BUFFER = 4096;
    // After as many datagrams of one port, other ports, tasks and timers get their turn.
    private static final int FAIR_SHARE = 64;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;
    private final Thread thread;
    private final Clock clock = Clock.systemUTC();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final LongAdder failures = new LongAdder();
    private final LongAdder rounds = new LongAdder();
    private final TimerHeap timers = new TimerHeap();
    private final Consumer<SelectionKey> reader = this::read;
    private final ByteBuffer received = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] packet = new byte[BUFFER];
    private volatile boolean closing;
    private volatile boolean closed;

    private MediaLoop(Selector selector) {
        this.selector = selector;
        this.thread = new Thread(this::run, "cloudflare-emulator");
        thread.setDaemon(true);
    }

    /**
     * Starts a loop on a daemon thread.
     */
    public static MediaLoop start() {
        try {
            MediaLoop loop = new MediaLoop(Selector.open());
            loop.thread.start();
            return loop;
        } catch (IOException failure) {
            throw new UncheckedIOException("No selector can be opened", failure);
        }
    }

    /**
     * @return whether the caller is on the loop's thread
     */
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /**
     * Binds a port and receives from it until it is closed.
     *
     * @param local port 0 takes any that is free
     * @throws IOException if the address is in use or none of this machine
     * @throws ClosedSelectorException if the loop is closed
     */
    public UdpPort bind(InetSocketAddress local, PacketHandler handler) throws IOException {
        return UdpPort.open(selector, local, handler);
    }

    /**
     * Runs a task on the loop, at once if the caller is on it.
     *
     * @return the task's result; fails with what the task throws, and with {@link RejectedExecutionException} if the loop is
     *         closed
     */
    public <T> CompletableFuture<T> call(Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable work = () -> {
            try {
                result.complete(task.get());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        };
        if (isCurrent()) {
            work.run();
            return result;
        }
        try {
            execute(work);
        } catch (RejectedExecutionException refused) {
            result.completeExceptionally(refused);
        }
        return result;
    }

    /**
     * Runs a task on the loop, after those that were given before; never at once.
     *
     * @throws RejectedExecutionException if the loop is closed
     */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (closed && tasks.remove(task)) {
            throw new RejectedExecutionException("The media loop is closed");
        }
        if (!isCurrent() && woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    @Override
    public Clock clock() {
        return clock;
    }

    /** Runs an action on the loop. It is forgotten if the loop is closed before. */
    @Override
    public Handle after(Duration delay, Runnable action) {
        TimerHeap.Entry entry = new TimerHeap.Entry(System.nanoTime() + Math.max(0, delay.toNanos()), action);
        onLoop(() -> timers.add(entry));
        return () -> onLoop(() -> timers.remove(entry));
    }

    private void onLoop(Runnable action) {
        if (isCurrent()) {
            action.run();
        } else {
            try {
                execute(action);
            } catch (RejectedExecutionException closed) {
                LOG.debug("A timer was set or cancelled after the end of the media loop");
            }
        }
    }

    /**
     * @return how often something that ran on the loop threw
     */
    public long failures() {
        return failures.sum();
    }

    /**
     * @return how often the loop woke up: it does not grow while there is nothing to do
     */
    public long rounds() {
        return rounds.sum();
    }

    private void run() {
        while (!closing) {
            try {
                select();
            } catch (IOException | RuntimeException failure) {
                failed(failure);
            }
            rounds.increment();
            woken.set(false);
            runTasks();
            runTimers();
        }
        end();
    }

    private void select() throws IOException {
        if (!tasks.isEmpty()) {
            selector.selectNow(reader);
        } else if (timers.isEmpty()) {
            selector.select(reader);
        } else {
            long left = timers.nextDue() - System.nanoTime();
            if (left <= 0) {
                selector.selectNow(reader);
            } else {
                selector.select(reader, (left + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
            }
        }
    }

    private void read(SelectionKey key) {
        UdpPort port = (UdpPort) key.attachment();
        try {
            for (int share = 0; share < FAIR_SHARE; share++) {
                received.clear();
                InetSocketAddress from = (InetSocketAddress) port.channel().receive(received);
                if (from == null) {
                    return;
                }
                int length = received.flip().remaining();
                if (length > 0) {
                    received.get(packet, 0, length);
                    port.deliver(from, packet, length);
                }
            }
        } catch (ClosedChannelException gone) {
            LOG.debugf("The port %d was closed while it was read", port.address().getPort());
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    /** Only those that are there now: a task that gives itself to the loop again does not keep the others waiting. */
    private void runTasks() {
        for (int count = tasks.size(); count > 0; count--) {
            Runnable task = tasks.poll();
            if (task != null) {
                runSafely(task);
            }
        }
    }

    private void runTimers() {
        long now = System.nanoTime();
        while (!timers.isEmpty() && timers.nextDue() - now <= 0) {
            runSafely(timers.poll().action());
        }
    }

    private void runSafely(Runnable work) {
        try {
            work.run();
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    /** Hostile input may find a way to fail again and again, so only the first one is loud. */
    private void failed(Throwable failure) {
        boolean first = failures.sum() == 0;
        failures.increment();
        LOG.log(first ? Logger.Level.WARN : Logger.Level.DEBUG, "The emulator's media loop goes on after a failure", failure);
    }

    private void end() {
        for (SelectionKey key : selector.keys()) {
            ((UdpPort) key.attachment()).close();
        }
        closed = true;
        runTasks();
        try {
            selector.close();
        } catch (IOException failure) {
            LOG.debugf("The selector was not closed: %s", failure);
        }
    }

    /**
     * Runs the tasks that were given before, closes all ports and ends the thread. Timers are forgotten. Returns when that has
     * happened, or at once if it is called on the loop.
     */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        if (isCurrent()) {
            return;
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException interruption) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
