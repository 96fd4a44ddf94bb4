package io.quarkiverse.cloudflare.support.cloudflare;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.support.cloudflare.Operation.Body;

/**
 * Checks a request against the contract, and hands it to its service. Not thread-safe: owned by the lock of the stand-in.
 */
final class Router {

    private final Map<Operation, Function<Call, Answer>> handlers = new EnumMap<>(Operation.class);
    private final Access access;
    private final Journal journal;

    Router(Access access, Journal journal) {
        this.access = access;
        this.journal = journal;
    }

    Router route(Operation operation, Function<Call, Answer> handler) {
        handlers.put(operation, handler);
        return this;
    }

    Answer handle(Call call) {
        try {
            Exchange exchange = call.exchange();
            if (exchange.operation().isEmpty()) {
                return unknown(exchange);
            }
            access.check(exchange);
            checkFrame(exchange);
            decode(call);
            return handlers.get(call.operation()).apply(call);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer unknown(Exchange exchange) {
        List<String> methods = Operation.methodsOf(exchange.path());
        if (methods.isEmpty()) {
            journal.violation(exchange, "the path is unknown");
            return Answer.json(404, new ApiError("not_found", "Not found").body());
        }
        journal.violation(exchange, "the method is not one of " + methods);
        return Answer.json(405, new ApiError("method_not_allowed", "Method not allowed").body())
                .with("Allow", String.join(", ", methods));
    }

    private void checkFrame(Exchange exchange) {
        Operation operation = exchange.operation().orElseThrow();
        for (String name : exchange.query().keySet()) {
            if (!operation.queryParameters().contains(name)) {
                journal.violation(exchange, "the query parameter " + name + " is unknown");
            }
        }
        if (!exchange.query().getOrDefault("thirdparty", List.of("true")).stream().allMatch(v -> v.matches("true|false"))) {
            journal.violation(exchange, "thirdparty is neither true nor false");
        }
        if (exchange.hasBody() && operation.body() == Body.NONE) {
            journal.violation(exchange, "there is a body, which this operation has not");
        }
        String type = exchange.header("content-type").orElse("");
        if (exchange.hasBody() && !type.matches("application/json( *;.*)?")) {
            journal.violation(exchange, "the Content-Type of the body is '" + type + "'");
        }
    }

    private void decode(Call call) {
        Exchange exchange = call.exchange();
        Operation operation = call.operation();
        if (operation.body() == Body.NONE || operation.body() == Body.OPTIONAL && !exchange.hasBody()) {
            return;
        }
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(exchange.body());
        } catch (IOException e) {
            journal.violation(exchange, "the body is no JSON");
            throw undecodable(operation, "Failed to decode body as JSON");
        }
        Shape.Findings findings = new Shape.Findings();
        Shapes.of(operation).check(json, "", findings);
        findings.unknown().forEach(name -> journal.violation(exchange, "the field " + name + " is unknown"));
        if (!findings.undecodable().isEmpty()) {
            journal.violation(exchange, "missing or of the wrong type: " + findings.undecodable());
            throw undecodable(operation, (operation == Operation.CREATE_SESSION ? "Body JSON" : "JSON body")
                    + " validation error: " + String.join(", ", findings.undecodable()));
        }
        if (!findings.invalid().isEmpty()) {
            journal.violation(exchange, String.join("; ", findings.invalid()));
            throw access.refusal(operation, 406, ApiError.invalidParams(findings.invalid().get(0)));
        }
        call.decoded(json);
    }

    private Refusal undecodable(Operation operation, String description) {
        boolean adapter = operation == Operation.OPEN_ADAPTERS || operation == Operation.CLOSE_ADAPTERS;
        return access.refusal(operation, 400,
                ApiError.undecodable(adapter ? "The request could not be decoded." : description));
    }
}
