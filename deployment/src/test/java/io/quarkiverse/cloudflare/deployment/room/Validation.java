package io.quarkiverse.cloudflare.deployment.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.Index;

/** Validates classes as if they were an application. */
final class Validation {

    private Validation() {
    }

    static List<String> messagesOf(Class<?>... application) {
        try {
            return messagesOf(Index.of(application));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> messagesOf(Index application) {
        return new RoomValidator(application, RoomCallbackKindProcessor.KINDS, Set.of()).validate().stream()
                .map(RoomProblem::message).toList();
    }
}
