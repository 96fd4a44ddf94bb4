package io.quarkiverse.cloudflare.deployment.room;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.DotName;

/**
 * What is allowed of the callbacks with one annotation. Every callback may take a {@code RoomContext} and {@code @RoomParam}s.
 *
 * @param annotation makes a method such a callback
 * @param naming what its value says
 * @param parameters what else it may take
 * @param arguments classes of which whoever calls it supplies an argument
 * @param results what it may return, also in a {@code Uni} unless that is {@link Result#BOOLEAN}
 * @param traits whatever sets it apart
 */
public record CallbackKind(DotName annotation, Naming naming, Set<Parameter> parameters, List<DotName> arguments,
        Set<Result> results, Set<Trait> traits) {

    /** What the value of the annotation says. */
    public enum Naming {
        /** It has none: a room has at most one such callback. */
        SINGLE,
        /** An event of clients: not empty, not reserved, unique in the room. */
        EVENT,
        /** A name of the application's own: not empty, unique in the room. */
        NAME,
        /** {@code every} is a duration; a room may have any number. */
        INTERVAL
    }

    public enum Parameter {
        MEMBER,
        /** Anything Jackson reads. */
        PAYLOAD,
        /** {@code byte[]}. */
        BINARY_PAYLOAD
    }

    public enum Result {
        NOTHING,
        REPLY,
        /** A reply that Jackson writes as a JSON object. */
        OBJECT_REPLY,
        BROADCAST,
        STREAM,
        BOOLEAN
    }

    public enum Trait {
        /** It is called for someone, so that a security annotation on it means something. */
        SECURABLE,
        /** It is no behaviour but a question of ours: it must not wait, and a room needs more than it. */
        RULE
    }

    public CallbackKind {
        parameters = Set.copyOf(parameters);
        arguments = List.copyOf(arguments);
        results = Set.copyOf(results);
        traits = Set.copyOf(traits);
    }

    public static Builder of(Class<?> annotation) {
        return new Builder(DotName.createSimple(annotation));
    }

    /** @return how messages name the annotation: {@code @OnEvent} */
    public String label() {
        return "@" + name();
    }

    /** @return how the running application names this kind: {@code OnEvent} */
    public String name() {
        String name = annotation.withoutPackagePrefix();
        return name.substring(name.lastIndexOf('$') + 1);
    }

    /** @return the beginning of messages: {@code An @OnEvent method} */
    public String subject() {
        return ("AEIOU".indexOf(name().charAt(0)) < 0 ? "A " : "An ") + label() + " method";
    }

    /** Not thread-safe: owned by one build step. */
    public static final class Builder {

        private final DotName annotation;
        private Naming naming = Naming.SINGLE;
        private final Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
        private final List<DotName> arguments = new ArrayList<>();
        private final Set<Result> results = EnumSet.noneOf(Result.class);
        private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

        private Builder(DotName annotation) {
            this.annotation = annotation;
        }

        public Builder named(Naming by) {
            naming = by;
            return this;
        }

        public Builder takes(Parameter... allowed) {
            parameters.addAll(List.of(allowed));
            return this;
        }

        public Builder takes(Class<?> argument) {
            arguments.add(DotName.createSimple(argument));
            return this;
        }

        public Builder returns(Result... allowed) {
            results.addAll(List.of(allowed));
            return this;
        }

        public Builder is(Trait... what) {
            traits.addAll(List.of(what));
            return this;
        }

        public CallbackKind build() {
            return new CallbackKind(annotation, naming, parameters, arguments, results, traits);
        }
    }
}
