package io.quarkiverse.cloudflare.runtime.calls;

import java.util.Optional;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsException;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.runtime.http.ApiExceptions;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure;
import io.quarkiverse.cloudflare.runtime.http.Operation;

/** What a request that failed means to the application. */
final class CallsFailures {

    // Without a hint: a refusal is told as it came.
    private static final ApiExceptions API = new ApiExceptions("Cloudflare Calls", "");
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
            CallsError error = ApiExceptions.said(answered);
            return answered.status() == GONE && session.isPresent()
                    ? new CallsSessionGoneException(operation.name(), session.get(), error, failure)
                    : new CallsRejectedException(operation.name(), answered.status(), error, failure);
        }
        return API.unreachable(operation, failure);
    }
}
