package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.runtime.http.ErrorParser;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure;

/** What all answers of the SFU have in common. */
final class Answers {

    private static final int HTTP_OK = 200;

    private Answers() {
    }

    static <T> List<T> list(List<T> items) {
        return items == null ? List.of() : items;
    }

    /** @return empty for what is absent; items that failed carry empty strings */
    static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    static String require(String field, String value) {
        return text(value).orElseThrow(() -> unreadable("the field " + field + " is missing"));
    }

    static HttpFailure unreadable(String why) {
        return HttpFailure.unreadable("The answer cannot be read: " + why);
    }

    /** Refuses an answer that says as a whole that it failed, whatever its status. */
    static void requireSuccess(CallsWire.Failed answer) {
        if (answer == null) {
            throw unreadable("it is empty");
        }
        if (failed(answer)) {
            CallsError error = error(answer);
            throw HttpFailure.refused(HTTP_OK,
                    new ErrorParser.ApiError(error.code(), error.subcode().orElse(""), error.description()));
        }
    }

    static boolean failed(CallsWire.Failed answer) {
        return text(answer.errorCode()).or(() -> text(answer.errorDescription())).isPresent();
    }

    static CallsError error(CallsWire.Failed answer) {
        return new CallsError(text(answer.errorCode()).orElse(CallsError.UNKNOWN), text(answer.errorSubcode()),
                text(answer.errorDescription()).orElse(""));
    }

    /**
     * @param harmless a code with which an item counts as accepted, {@code null} for none
     */
    static <T> ItemResult<T> item(T item, CallsWire.Failed answer, String harmless) {
        if (!failed(answer) || answer.errorCode() != null && answer.errorCode().equals(harmless)) {
            return new ItemResult.Accepted<>(item);
        }
        return new ItemResult.Refused<>(item, error(answer));
    }
}
