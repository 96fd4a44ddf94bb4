package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The apps, or the TURN keys, of the account. Thread-safe.
 */
final class AccountOperations {

    private final Registry registry;
    private final String secretField;

    /** @param secretField what the secret is called in the one answer that has it */
    AccountOperations(Registry registry, String secretField) {
        this.registry = registry;
        this.secretField = secretField;
    }

    Answer list(Call call) {
        ArrayNode all = Json.array();
        registry.list().forEach(entry -> all.add(entry(entry)));
        return envelope(200, all);
    }

    Answer create(Call call) {
        Registration entry = registry.create(call.json().path("name").asText());
        return envelope(201, entry(entry).put(secretField, entry.secret()));
    }

    Answer get(Call call) {
        return envelope(200, entry(registry.find(call.parameter("uid")).orElseThrow(Refusal::notFound)));
    }

    Answer edit(Call call) {
        Registration entry = registry.find(call.parameter("uid")).orElseThrow(Refusal::notFound);
        String name = call.json().path("name").asText(entry.name());
        // The same name again changes nothing that anybody could see.
        return envelope(200, entry(name.equals(entry.name()) ? entry
                : registry.rename(entry.uid(), name).orElseThrow(Refusal::notFound)));
    }

    Answer delete(Call call) {
        return envelope(200, entry(registry.delete(call.parameter("uid")).orElseThrow(Refusal::notFound)));
    }

    private static ObjectNode entry(Registration entry) {
        return Json.object().put("uid", entry.uid()).put("name", entry.name())
                .put("created", entry.created().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("modified", entry.modified().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static Answer envelope(int status, JsonNode result) {
        ObjectNode body = Json.object().put("success", true);
        body.putArray("errors");
        body.putArray("messages");
        body.set("result", result);
        return Answer.json(status, body);
    }
}
