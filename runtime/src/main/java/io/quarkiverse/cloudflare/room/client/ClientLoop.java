package io.quarkiverse.cloudflare.room.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * The event loop that a client lives on. It is a verticle, because that is the public way to a context of one's own: clients
 * are spread over the loops, whoever makes them, and what a client starts ends with it. Thread-safe.
 */
final class ClientLoop extends AbstractVerticle {

    private final boolean shared;
    private final Vertx host;
    private final Queue<Task> early = new ArrayDeque<>();
    // Null until the verticle is deployed.
    private Context own;
    private boolean starting;
    private Throwable stopped;

    private record Task(Runnable action, Consumer<Throwable> refused) {
    }

    /** @param given null for the shared one */
    ClientLoop(Vertx given) {
        this.shared = given == null;
        this.host = shared ? SharedVertx.acquire() : given;
    }

    Vertx host() {
        return host;
    }

    /**
     * Runs an action on the loop: now if this is the loop, else soon. Actions of one thread keep their order.
     *
     * @param refused hears why the action will not run
     */
    void run(Runnable action, Consumer<Throwable> refused) {
        Context target;
        Throwable why;
        boolean first = false;
        synchronized (this) {
            target = own;
            why = stopped;
            if (why == null && target == null) {
                early.add(new Task(action, refused));
                first = !starting;
                starting = true;
            }
        }
        if (why != null) {
            refused.accept(why);
        } else if (first) {
            deploy();
        } else if (target != null && Vertx.currentContext() == target) {
            action.run();
        } else if (target != null) {
            try {
                target.runOnContext(ignored -> action.run());
            } catch (RejectedExecutionException e) {
                refused.accept(e); // the Vert.x was closed before the client
            }
        }
    }

    private void deploy() {
        try {
            host.deployVerticle(this).onSuccess(id -> context.runOnContext(ignored -> runEarly())).onFailure(this::fail);
        } catch (IllegalStateException e) {
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        List<Task> refused;
        synchronized (this) {
            stopped = new IllegalStateException("The client's Vert.x cannot be used", cause);
            refused = new ArrayList<>(early);
            early.clear();
        }
        refused.forEach(task -> task.refused.accept(stopped));
    }

    // Not in start(): what is not yet deployed cannot be undeployed.
    private void runEarly() {
        List<Task> waiting;
        synchronized (this) {
            own = context;
            waiting = new ArrayList<>(early);
            early.clear();
        }
        waiting.forEach(task -> task.action.run());
    }

    /** Ends the verticle, its timers and its connections, and the shared Vert.x if this was its last user. */
    Future<Void> end() {
        boolean deployed;
        synchronized (this) {
            if (stopped == null) {
                stopped = new IllegalStateException("The client is closed");
            }
            deployed = own != null;
        }
        Future<Void> undeployed = deployed ? host.undeploy(deploymentID()) : Future.succeededFuture();
        // A promise without a context, because the loop may be gone when it completes.
        Promise<Void> ended = Promise.promise();
        undeployed.onComplete(ignored -> (shared ? SharedVertx.release() : undeployed)
                .onComplete(closed -> ended.tryComplete()));
        return ended.future();
    }
}
