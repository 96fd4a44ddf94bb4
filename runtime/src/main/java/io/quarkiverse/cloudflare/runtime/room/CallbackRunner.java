package io.quarkiverse.cloudflare.runtime.room;

import java.time.Duration;
import java.util.Optional;

import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Calls callbacks: each on its kind of thread, in a Vert.x context and a request context of its own, as the member's identity,
 * and no longer than the timeout.
 * <p>
 * Thread-safe.
 */
final class CallbackRunner {

    /** Learns how a call ended; called once, when the callback is really over. */
    @FunctionalInterface
    interface Ending {

        /**
         * @param result what the callback returned or its {@code Uni} emitted, may be {@code null}
         * @param failure {@code null} unless it failed; {@link CallbackTimeout} if it was over only after its time
         */
        void ended(Object result, Throwable failure);
    }

    private final Vertx vertx;
    private final ManagedContext requestContext;
    private final Optional<CurrentIdentityAssociation> identities;
    private final Timers timers;
    private final Duration timeout;

    /**
     * @param identities empty in an application without security
     */
    CallbackRunner(Vertx vertx, ManagedContext requestContext, Optional<CurrentIdentityAssociation> identities,
            Timers timers, Duration timeout) {
        this.vertx = vertx;
        this.requestContext = requestContext;
        this.identities = identities;
        this.timers = timers;
        this.timeout = timeout;
    }

    /**
     * @param onTimeout called when the time is over, before the callback is
     */
    void call(Callback callback, Call call, Runnable onTimeout, Ending ending) {
        CallbackInvocation invocation = new CallbackInvocation(this, callback, call, onTimeout, ending);
        Context context = call.context() == null ? newContext() : call.context();
        switch (callback.definition().execution()) {
            case EVENT_LOOP -> {
                if (Vertx.currentContext() == context) {
                    invocation.run();
                } else {
                    context.runOnContext(ignored -> invocation.run());
                }
            }
            case WORKER -> context.executeBlocking(() -> {
                invocation.run();
                return null;
            }, false);
            case VIRTUAL_THREAD -> context.runOnContext(
                    ignored -> VirtualThreadsRecorder.getCurrent().execute(invocation::run));
        }
    }

    /** The same as a {@code Uni} that runs once, when it is subscribed to. */
    Uni<Object> call(Callback callback, Call call, Runnable onTimeout) {
        return Uni.createFrom().emitter(emitter -> call(callback, call, onTimeout, (result, failure) -> {
            if (failure == null) {
                emitter.complete(result);
            } else {
                emitter.fail(failure);
            }
        }));
    }

    /**
     * Bounds what is no callback but is waited for all the same.
     *
     * @param what begins the message of the failure
     */
    <T> Uni<T> bounded(String what, Uni<T> work) {
        return timers.within(timeout, work, () -> new CallbackTimeout(what + " took longer than " + timeout));
    }

    private Context newContext() {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return context;
    }

    /** Begins the request context of a call, with the member's identity in it. */
    ContextState enter(Membership member) {
        ContextState state = requestContext.activate();
        if (member != null && identities.isPresent()) {
            identities.get().setIdentity(member.identity());
        }
        return state;
    }

    /** Leaves the request context on this thread. Its beans live on until {@link #end}. */
    void leave() {
        requestContext.deactivate();
    }

    /** Destroys the beans of the request context. */
    void end(ContextState state) {
        requestContext.destroy(state);
    }

    Timers.Handle startTimer(Runnable onTimeout) {
        return timers.after(timeout, onTimeout);
    }

    Duration timeout() {
        return timeout;
    }
}
