package io.quarkiverse.cloudflare.runtime.calls;

import java.util.Optional;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsException;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure;
import io.quarkiverse.cloudflare.runtime.http.Operation;

/** What a request that failed means to the application. */
final class CallsFailures {

    private static final int GONE = 410;

    private CallsFailures() {
    }

    /**
     * @param session empty if the operation is about none
     */
    static Throwable translate(Operation operation, Optional<SessionId> session, Throwable failure) {
        return failure instanceof HttpFailure http ? of(operation, session, http) : failure;
    }

    private static CallsException of(Operation operation, Optional<SessionId> session, HttpFailure failure) {
        if (failure instanceof HttpFailure.Answered answered) {
            CallsError error = error(answered);
            return answered.status() == GONE && session.isPresent()
                    ? new CallsSessionGoneException(operation.name(), session.get(), error, failure)
                    : new CallsRejectedException(operation.name(), answered.status(), error, failure);
        }
        return new CallsUnreachableException("%s got no usable answer from Cloudflare Calls after %d attempt%s and %d ms: %s"
                .formatted(operation.name(), failure.attempts(), failure.attempts() == 1 ? "" : "s",
                        failure.waited().toMillis(), failure.getMessage()),
                failure instanceof HttpFailure.Ambiguous, failure);
    }

    private static CallsError error(HttpFailure.Answered answered) {
        return new CallsError(Answers.text(answered.errorCode()).orElse(CallsError.UNKNOWN),
                Answers.text(answered.errorSubcode()), answered.errorDescription());
    }
}
