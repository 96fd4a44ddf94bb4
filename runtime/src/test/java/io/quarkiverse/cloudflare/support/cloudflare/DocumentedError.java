package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.List;
import java.util.Optional;

/**
 * An error that an operation may answer, for tests that go through all of them.
 *
 * @param level whether it is about the request or one item of it
 * @param status of the response; where nothing says which, the one that is likely
 * @param error the code is empty where none is documented; that of the account API is a number
 * @param body of the response; empty for an item's error, because that depends on the request
 */
public record DocumentedError(Operation operation, Level level, int status, ApiError error, String body) {

    /** What an error is about. */
    public enum Level {
        REQUEST,
        ITEM
    }

    /** All errors of all operations. */
    public static List<DocumentedError> all() {
        return DocumentedErrors.ALL;
    }

    public static List<DocumentedError> of(Operation operation) {
        return all().stream().filter(error -> error.operation == operation).toList();
    }

    public static List<DocumentedError> of(Level level) {
        return all().stream().filter(error -> error.level == level).toList();
    }

    /** Makes a request end with this error: all of it, without effect, or each of its items. */
    public Fault fault() {
        return level == Level.ITEM ? Fault.items(error) : Fault.status(status, body);
    }

    public Optional<String> code() {
        return Optional.of(error.code()).filter(code -> !code.isEmpty());
    }

    @Override
    public String toString() {
        return operation + " " + level + " " + status + " " + code().orElse("without a code")
                + (error.subcode().isEmpty() ? "" : " " + error.subcode());
    }
}
