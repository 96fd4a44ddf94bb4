package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads the fields of a control request, and says of each that is wrong what it should be. Immutable.
 */
final class Fields {

    private final JsonNode object;
    private final String where;

    private Fields(JsonNode object, String where) {
        this.object = object;
        this.where = where;
    }

    /**
     * @param known all fields there are
     * @throws Refusal if it is no object, or has another field
     */
    static Fields of(JsonNode body, String... known) {
        return of(body, "", known);
    }

    private static Fields of(JsonNode object, String where, String... known) {
        String subject = where.isEmpty() ? "The body" : where;
        List<String> names = Arrays.asList(known);
        if (!object.isObject()) {
            throw invalid(subject + " must be a JSON object with some of " + names + "; found " + object.getNodeType());
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw invalid(subject + " has no field " + name + ": use some of " + names);
            }
        });
        return new Fields(object, where.isEmpty() ? "" : where + ".");
    }

    static Refusal invalid(String description) {
        return new Refusal(400, "invalid_params", description);
    }

    boolean has(String name) {
        return object.has(name);
    }

    Fields object(String name, String... known) {
        return of(object.path(name), where + name, known);
    }

    /** 0 if it is absent. */
    double share(String name) {
        JsonNode value = object.path(name);
        require(value.isMissingNode() || value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 1, name,
                "a number from 0 to 1, for example 0.05 for 5 %");
        return value.asDouble();
    }

    /** Zero if it is absent. */
    Duration millis(String name, Duration most) {
        return Duration.ofMillis(count(name, 0, (int) most.toMillis(), "milliseconds").orElse(0));
    }

    OptionalInt count(String name, int least, int most, String unit) {
        JsonNode value = object.path(name);
        require(value.isMissingNode() || value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= least
                && value.intValue() <= most, name, "a whole number of " + unit + " from " + least + " to " + most);
        return value.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(value.intValue());
    }

    /** False if it is absent. */
    boolean flag(String name) {
        JsonNode value = object.path(name);
        require(value.isMissingNode() || value.isBoolean(), name, "true or false");
        return value.asBoolean();
    }

    Optional<String> text(String name) {
        JsonNode value = object.path(name);
        require(value.isMissingNode() || value.isTextual() && !value.textValue().isEmpty(), name, "a text that is not empty");
        return Optional.ofNullable(value.textValue());
    }

    private void require(boolean right, String name, String what) {
        if (!right) {
            throw invalid(where + name + " must be " + what + "; found " + object.get(name));
        }
    }
}
