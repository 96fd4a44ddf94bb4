package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.quarkiverse.cloudflare.deployment.emulator.api.Operation.Body;

/**
 * Reads bodies as strictly as Cloudflare, and objects in its words. Thread-safe.
 */
final class Decoder {

    private Decoder() {
    }

    /** @return a missing node if there is no body, and there need not be one */
    static JsonNode decode(Operation operation, byte[] body) {
        if (operation.body() == Body.NONE || operation.body() == Body.OPTIONAL && body.length == 0) {
            return MissingNode.getInstance();
        }
        JsonNode json = parse(operation, body);
        Optional<Shape> shape = Shapes.of(operation);
        if (shape.isPresent()) {
            check(operation, shape.get(), json);
        }
        return json;
    }

    private static JsonNode parse(Operation operation, byte[] body) {
        try {
            JsonNode json = Json.read(body);
            if (!json.isMissingNode()) {
                return json;
            }
        } catch (IOException e) {
            // The text of the exception quotes the body, which may have credentials of ICE.
        }
        throw undecodable(operation, "Failed to decode body as JSON");
    }

    private static void check(Operation operation, Shape shape, JsonNode json) {
        Shape.Findings findings = new Shape.Findings();
        shape.check(json, "", findings);
        if (!findings.undecodable().isEmpty()) {
            throw undecodable(operation, (operation == Operation.OPEN_SESSION ? "Body JSON" : "JSON body")
                    + " validation error: " + String.join(", ", findings.undecodable()));
        }
        if (!findings.invalid().isEmpty()) {
            throw Refusal.invalid(findings.invalid().get(0));
        }
    }

    private static Refusal undecodable(Operation operation, String description) {
        boolean adapter = operation == Operation.OPEN_ADAPTERS || operation == Operation.CLOSE_ADAPTERS;
        return Refusal.undecodable(adapter ? "The request could not be decoded." : description);
    }
}
