package io.quarkiverse.cloudflare.runtime.room;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.quarkus.arc.InjectableContext.ContextState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * One run of a callback. The end is told once: by the method that returned, by its {@code Uni}, or by the timeout of a
 * {@code Uni}. A blocking method whose time is over is interrupted, and the end is told when it has returned.
 * <p>
 * Thread-safe: {@link #run} is called once, on the callback's thread; the timeout comes from another.
 */
final class CallbackInvocation implements Runnable {

    private static final Logger LOG = Logger.getLogger(CallbackInvocation.class);

    private final CallbackRunner runner;
    private final Callback callback;
    private final Call call;
    private final Runnable onTimeout;
    private final CallbackRunner.Ending ending;

    private ContextState requestState; // written before anything can end

    // Guarded by this.
    private Thread thread; // null: the method is not running
    private Cancellable subscription; // null: its Uni is not subscribed to yet
    private boolean timedOut;
    private boolean over;
    private boolean streaming; // the request context lasts until the last item
    private Timers.Handle timer; // null: not started, or not needed

    CallbackInvocation(CallbackRunner runner, Callback callback, Call call, Runnable onTimeout,
            CallbackRunner.Ending ending) {
        this.runner = runner;
        this.callback = callback;
        this.call = call;
        this.onTimeout = onTimeout;
        this.ending = ending;
    }

    @Override
    public void run() {
        requestState = runner.enter(call.member());
        try {
            begin(callback.definition().execution() != Execution.EVENT_LOOP);
            Object result = RoomSecurity.guard(callback, call, Arguments.of(callback, call));
            returned();
            if (result instanceof Uni<?> uni) {
                await(uni);
            } else {
                tellEnd(result, null);
            }
        } catch (Throwable failure) {
            returned();
            tellEnd(null, failure);
        } finally {
            // What a Uni or a Multi does next runs on this Vert.x context and still needs the request context.
            if (!goesOn()) {
                runner.leave();
            }
        }
    }

    private synchronized boolean goesOn() {
        return !over || streaming;
    }

    private synchronized void begin(boolean blocking) {
        if (blocking) {
            thread = Thread.currentThread();
            timer = runner.startTimer(this::timeout);
        }
    }

    private synchronized void returned() {
        if (thread != null) {
            thread = null;
            // An interrupt that came too late must not hit the next user of this thread.
            Thread.interrupted();
        }
    }

    private void await(Uni<?> uni) {
        Cancellable running = uni.subscribe().with(result -> tellEnd(result, null), failure -> tellEnd(null, failure));
        boolean late;
        synchronized (this) {
            subscription = running;
            late = timedOut;
            if (!over && timer == null) {
                timer = runner.startTimer(this::timeout);
            }
        }
        if (late) {
            running.cancel();
            tellEnd(null, null);
        }
    }

    private void timeout() {
        Cancellable toCancel;
        synchronized (this) {
            if (over || timedOut) {
                return;
            }
            timedOut = true;
            toCancel = subscription;
            if (thread != null) {
                thread.interrupt();
            }
        }
        LOG.warnf("%s took longer than %s; its sender was answered with 'timeout'. Make it quicker, or raise"
                + " quarkus.cloudflare.rooms.callback-timeout", callback, runner.timeout());
        onTimeout.run();
        if (toCancel != null) {
            toCancel.cancel();
            tellEnd(null, null);
        }
    }

    private void tellEnd(Object result, Throwable failure) {
        boolean late;
        boolean lasts;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            late = timedOut;
            streaming = result instanceof Multi<?> && !late;
            lasts = streaming;
            if (timer != null) {
                timer.cancel();
            }
        }
        Object told = result;
        if (lasts) {
            told = ((Multi<?>) result).onTermination().invoke(() -> runner.end(requestState));
        } else {
            runner.end(requestState);
        }
        if (late) {
            ending.ended(null, new CallbackTimeout(callback + " took longer than " + runner.timeout()));
        } else {
            ending.ended(told, failure);
        }
    }
}
