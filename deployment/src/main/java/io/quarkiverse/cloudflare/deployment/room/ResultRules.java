package io.quarkiverse.cloudflare.deployment.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind.Result;

/** A callback returns what its kind may return. */
final class ResultRules {

    private final ObjectTypes objects;

    ResultRules(IndexView index) {
        this.objects = new ObjectTypes(index);
    }

    Optional<RoomProblem> check(RoomCallback callback) {
        Set<Result> allowed = callback.kind().results();
        Type returned = callback.method().returnType();
        Result found = ReturnType.resultOf(returned);
        if (allowed.contains(Result.BOOLEAN)) {
            return ReturnType.isBoolean(returned) ? Optional.empty()
                    : Optional.of(unsupported(callback, "Return whether the member receives the broadcast."));
        }
        if (found == Result.REPLY && allowed.contains(Result.OBJECT_REPLY)) {
            return objects.isNever(ReturnType.value(returned)) ? Optional.of(noObject(callback)) : Optional.empty();
        }
        return found != null && allowed.contains(found) ? Optional.empty()
                : Optional.of(unsupported(callback, fix(allowed)));
    }

    private static RoomProblem noObject(RoomCallback callback) {
        return new RoomProblem("%s must reply with a JSON object; found %s".formatted(callback.kind().subject(),
                RoomMethod.text(callback.method().returnType())), callback.method().signature(), "Wrap it in a record.");
    }

    private static RoomProblem unsupported(RoomCallback callback, String fix) {
        return new RoomProblem("%s must return %s; found %s".formatted(callback.kind().subject(),
                list(callback.kind().results()), RoomMethod.text(callback.method().returnType())),
                callback.method().signature(), fix);
    }

    private static String fix(Set<Result> allowed) {
        return allowed.contains(Result.BROADCAST) ? "Return one of these, or void and use the RoomContext."
                : "Return void and use the RoomContext.";
    }

    private static String list(Set<Result> allowed) {
        if (allowed.contains(Result.BOOLEAN)) {
            return "boolean";
        }
        if (allowed.equals(Set.of(Result.NOTHING))) {
            return "void or Uni<Void>";
        }
        List<String> values = new ArrayList<>(List.of("void"));
        if (allowed.contains(Result.REPLY)) {
            values.add("a reply");
        }
        if (allowed.contains(Result.OBJECT_REPLY)) {
            values.add("a JSON object");
        }
        if (allowed.contains(Result.BROADCAST)) {
            values.add("Broadcast<T>");
        }
        return String.join(", ", values)
                + (allowed.contains(Result.STREAM) ? ", Uni of these or Multi<T>" : " or Uni of these");
    }
}
