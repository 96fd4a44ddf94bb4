package io.quarkiverse.cloudflare.runtime.account;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.calls.CallsAppId;
import io.quarkiverse.cloudflare.calls.CallsAppInfo;
import io.quarkiverse.cloudflare.calls.NewCallsApp;
import io.quarkiverse.cloudflare.calls.NewTurnKey;
import io.quarkiverse.cloudflare.calls.TurnKeyId;
import io.quarkiverse.cloudflare.calls.TurnKeyInfo;
import io.quarkiverse.cloudflare.runtime.http.ErrorParser;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure;

/** Turns what the account API answers into what applications see. */
final class AccountCodec {

    private static final int HTTP_OK = 200;

    private AccountCodec() {
    }

    static CallsAppInfo app(JsonNode app) {
        return new CallsAppInfo(new CallsAppId(require(app, "uid")), text(app, "name").orElse(""), time(app, "created"),
                time(app, "modified"));
    }

    static NewCallsApp newApp(JsonNode app) {
        return new NewCallsApp(app(app), require(app, "secret"));
    }

    static TurnKeyInfo turnKey(JsonNode key) {
        return new TurnKeyInfo(new TurnKeyId(require(key, "uid")), text(key, "name").orElse(""), time(key, "created"),
                time(key, "modified"));
    }

    static NewTurnKey newTurnKey(JsonNode key) {
        return new NewTurnKey(turnKey(key), require(key, "key"));
    }

    static <T> List<T> list(JsonNode items, Function<JsonNode, T> item) {
        if (!items.isArray()) {
            throw unreadable("the field result is no array");
        }
        List<T> list = new ArrayList<>();
        items.forEach(element -> list.add(item.apply(element)));
        return List.copyOf(list);
    }

    /**
     * @return what the answer brings: its {@code result}, or all of it if it came without an envelope, as published versions of
     *         the API disagree there
     */
    static JsonNode result(JsonNode answer) {
        requireSuccess(answer);
        return answer.has("result") || answer.has("success") ? answer.path("result") : answer;
    }

    /** Refuses an answer that says that it failed, whatever its status. */
    static void requireSuccess(JsonNode answer) {
        if (answer == null || !answer.isContainerNode()) {
            throw unreadable("it is empty");
        }
        if (!answer.path("success").asBoolean(true)) {
            throw HttpFailure.refused(HTTP_OK, ErrorParser.ACCOUNT.parse(answer));
        }
    }

    private static String require(JsonNode object, String field) {
        return text(object, field).orElseThrow(() -> unreadable("the field " + field + " is missing"));
    }

    private static Optional<String> text(JsonNode object, String field) {
        return Optional.of(object.path(field).asText("")).filter(text -> !text.isBlank());
    }

    /** A time that cannot be read is not worth the app that comes with it. */
    private static Optional<Instant> time(JsonNode object, String field) {
        try {
            return text(object, field).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static HttpFailure unreadable(String why) {
        return HttpFailure.unreadable("The answer cannot be read: " + why);
    }
}
