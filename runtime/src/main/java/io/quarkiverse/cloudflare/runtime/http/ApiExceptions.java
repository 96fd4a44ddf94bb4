package io.quarkiverse.cloudflare.runtime.http;

import java.util.Optional;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsException;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;

/**
 * What a request that failed means to the application, for the APIs that know no sessions. Thread-safe.
 *
 * @param api what messages call it, for example {@code Cloudflare TURN}
 * @param unauthorizedHint a sentence that says what to look at after a 401 or 403
 */
public record ApiExceptions(String api, String unauthorizedHint) {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** @return an exception of the API; anything but an {@link HttpFailure} stays as it is */
    public Throwable translate(Operation operation, Throwable failure) {
        return failure instanceof HttpFailure http ? of(operation, http) : failure;
    }

    private CallsException of(Operation operation, HttpFailure failure) {
        if (failure instanceof HttpFailure.Answered answered) {
            return new CallsRejectedException(api + ": " + operation.name(), answered.status(), error(answered), failure);
        }
        return unreachable(operation, failure);
    }

    /** @return what a failure without an answer means */
    public CallsUnreachableException unreachable(Operation operation, HttpFailure failure) {
        return new CallsUnreachableException("%s got no usable answer from %s after %d attempt%s and %d ms: %s"
                .formatted(operation.name(), api, failure.attempts(), failure.attempts() == 1 ? "" : "s",
                        failure.waited().toMillis(), failure.getMessage()),
                failure.mayHaveHappened(), failure);
    }

    private CallsError error(HttpFailure.Answered answered) {
        CallsError said = said(answered);
        String description = said.description();
        if (answered.status() == UNAUTHORIZED || answered.status() == FORBIDDEN) {
            description = description.isEmpty() ? unauthorizedHint
                    : description.replaceFirst("\\.$", "") + ". " + unauthorizedHint;
        }
        return new CallsError(said.code(), said.subcode(), description);
    }

    /** @return what an answer says is wrong */
    public static CallsError said(HttpFailure.Answered answered) {
        String code = answered.errorCode();
        return new CallsError(code.isEmpty() ? CallsError.UNKNOWN : code,
                Optional.of(answered.errorSubcode()).filter(subcode -> !subcode.isEmpty()), answered.errorDescription());
    }

    /**
     * @return whether what was to be taken away is not there, after an earlier attempt whose answer was lost may have done it
     */
    public static boolean isGoneAfterRepeat(Throwable failure) {
        return failure.getCause() instanceof HttpFailure.Answered answered && answered.status() == NOT_FOUND
                && answered.attempts() > 1;
    }
}
