package io.quarkiverse.cloudflare.support.cloudflare;

import java.time.temporal.ChronoUnit;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The apps, or the TURN keys, of the account. Not thread-safe: owned by the lock of the stand-in.
 */
final class AccountApi {

    private final Registry registry;
    private final String secretField;
    private final Journal journal;

    /** @param secretField what the secret is called in the one answer that has it */
    AccountApi(Registry registry, String secretField, Journal journal) {
        this.registry = registry;
        this.secretField = secretField;
        this.journal = journal;
    }

    Answer list(Call call) {
        ArrayNode all = Json.array();
        registry.entries.values().forEach(entry -> all.add(entry(entry)));
        return envelope(200, all);
    }

    Answer create(Call call) {
        Registry.Entry entry = registry.create(call.json().path("name").asText());
        journal.applied(call.exchange(), "", "create " + entry.uid);
        return envelope(201, entry(entry).put(secretField, entry.secret));
    }

    Answer get(Call call) {
        return envelope(200, entry(found(call)));
    }

    Answer edit(Call call) {
        Registry.Entry entry = found(call);
        String name = call.json().path("name").asText(entry.name);
        // The same name again changes nothing that anybody could see.
        if (!name.equals(entry.name)) {
            entry.name = name;
            entry.modified = registry.now();
            journal.applied(call.exchange(), "", "rename " + entry.uid + " to " + name);
        }
        return envelope(200, entry(entry));
    }

    Answer delete(Call call) {
        Registry.Entry entry = found(call);
        registry.entries.remove(entry.uid);
        journal.applied(call.exchange(), "", "delete " + entry.uid);
        return envelope(200, entry(entry));
    }

    private Registry.Entry found(Call call) {
        return Optional.ofNullable(registry.entries.get(call.exchange().parameter("uid")))
                .orElseThrow(() -> Access.failure(404, Access.INVALID_REQUEST, "Not found"));
    }

    private static ObjectNode entry(Registry.Entry entry) {
        return Json.object().put("uid", entry.uid).put("name", entry.name)
                .put("created", entry.created.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("modified", entry.modified.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static Answer envelope(int status, JsonNode result) {
        ObjectNode body = Json.object().put("success", true);
        body.putArray("errors");
        body.putArray("messages");
        body.set("result", result);
        return Answer.json(status, body);
    }
}
