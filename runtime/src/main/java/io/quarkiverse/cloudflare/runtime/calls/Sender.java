package io.quarkiverse.cloudflare.runtime.calls;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.runtime.http.FaultGuard;
import io.quarkiverse.cloudflare.runtime.http.Operation;
import io.smallrye.mutiny.Uni;

/** Sends the requests of one app and reads their answers. Thread-safe. */
record Sender(CallsApi api, FaultGuard guard) {

    <W, R> Uni<R> send(Operation operation, Supplier<Uni<W>> request, Function<W, R> read) {
        return send(operation, Optional.empty(), request, read);
    }

    <W, R> Uni<R> send(Operation operation, SessionId session, Supplier<Uni<W>> request, Function<W, R> read) {
        return send(operation, Optional.of(session), request, read);
    }

    private <W, R> Uni<R> send(Operation operation, Optional<SessionId> session, Supplier<Uni<W>> request,
            Function<W, R> read) {
        // Read inside the guard: an answer that makes no sense is a failure like a lost one.
        return guard.call(operation, () -> request.get().onItem().transform(answer -> understand(answer, read)))
                .onFailure().transform(failure -> CallsFailures.translate(operation, session, failure));
    }

    private static <W, R> R understand(W answer, Function<W, R> read) {
        try {
            return read.apply(answer);
        } catch (IllegalArgumentException e) {
            // The types of the API refuse what cannot be, such as a blank id.
            throw Answers.unreadable("one of its values cannot be");
        }
    }
}
