package io.quarkiverse.cloudflare.runtime.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.quarkiverse.cloudflare.calls.DataChannelTransport;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * The requests that arrived at {@link CommandedCalls}, to be answered by a test. It notes what a session must never do: two
 * mutations at a time, or one while an offer waits for its answer. Thread-safe.
 */
class CommandedRequests {

    private static final Set<String> READING = Set.of("session", "openSession");

    private final List<Request> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private Request mutation;
    private boolean offered;

    /** One that arrived. */
    final class Request {

        final String operation;
        final Object argument;
        private final UniEmitter<? super Object> emitter;
        private boolean ended;
        private boolean cancelled;

        private Request(String operation, Object argument, UniEmitter<? super Object> emitter) {
            this.operation = operation;
            this.argument = argument;
            this.emitter = emitter;
        }

        void succeed(Object result) {
            synchronized (requests) {
                end();
                offered = result instanceof TracksResult tracks && tracks.renegotiationRequired()
                        || result instanceof DataChannelTransport transport && transport.renegotiationRequired()
                        || offered && !operation.equals("answer");
            }
            emitter.complete(result);
        }

        void fail(Throwable failure) {
            synchronized (requests) {
                end();
            }
            emitter.fail(failure);
        }

        boolean isCancelled() {
            synchronized (requests) {
                return cancelled;
            }
        }

        private void terminated() {
            synchronized (requests) {
                cancelled = !ended;
                end();
            }
        }

        private void end() {
            ended = true;
            if (mutation == this) {
                mutation = null;
            }
        }

        @Override
        public String toString() {
            return operation + " " + argument;
        }
    }

    /** @return all that arrived and were not taken, in their order */
    List<Request> all() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** @return the only one that arrived since the last was taken */
    Request take() {
        synchronized (requests) {
            if (requests.size() != 1) {
                throw new AssertionError("There should be one request; found " + requests);
            }
            return requests.remove(0);
        }
    }

    List<String> violations() {
        synchronized (requests) {
            return List.copyOf(violations);
        }
    }

    /** Called for each request, outside of locks. */
    void arrived(Request request) {
    }

    @SuppressWarnings("unchecked")
    <T> Uni<T> request(String operation, Object argument) {
        return Uni.createFrom().<Object> emitter(emitter -> {
            Request request = new Request(operation, argument, emitter);
            synchronized (requests) {
                if (!READING.contains(operation)) {
                    judge(request);
                    mutation = request;
                }
                requests.add(request);
            }
            emitter.onTermination(request::terminated);
            arrived(request);
        }).map(result -> (T) result);
    }

    private void judge(Request request) {
        if (mutation != null) {
            violations.add(request + " while " + mutation + " is under way");
        }
        if (offered != request.operation.equals("answer")) {
            violations.add(request + (offered ? " while an offer waits for its answer" : " without an offer"));
        }
    }
}
