package io.quarkiverse.cloudflare.support.cloudflare;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Brings a server to where a golden call can be made, and makes it. Not thread-safe.
 */
public final class GoldenReplay {

    /** When all golden calls are made. */
    public static final Instant NOW = Instant.parse("2026-10-01T05:20:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final GoldenServer server;

    public GoldenReplay(CloudflareStandIn standIn) {
        this(new GoldenStandIn(standIn));
    }

    public GoldenReplay(GoldenServer server) {
        this.server = server;
    }

    /** Makes the calls that come before, and sees to it that this one gets the ids and failures it should. */
    public GoldenReplay prepare(GoldenCall call) throws IOException, InterruptedException {
        for (String earlier : call.after()) {
            GoldenCall before = GoldenCall.read(earlier);
            server.expect(before);
            HttpResponse<String> response = send(before);
            if (response.statusCode() != before.status()) {
                throw new AssertionError(earlier + " was answered " + response.statusCode() + ": " + response.body());
            }
            server.heal(before);
        }
        server.expect(call);
        return this;
    }

    public HttpResponse<String> send(GoldenCall call) throws IOException, InterruptedException {
        String query = call.query().entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(server.baseUri() + filled(call.path()) + (query.isEmpty() ? "" : "?" + query)))
                .timeout(PATIENCE).header("Authorization", "Bearer " + server.token(call.operation().api()));
        call.request().ifPresent(body -> request.header("Content-Type", "application/json"));
        HttpResponse<String> response = client.send(request.method(call.method(), call.request()
                .map(body -> BodyPublishers.ofString(filled(body.toString()))).orElse(BodyPublishers.noBody())).build(),
                BodyHandlers.ofString());
        server.answered(call, response);
        return response;
    }

    /** A text of a golden file with the ids of this server. */
    public String filled(String text) {
        return server.filled(text);
    }

    /** The same JSON, with the media sections in place of each SDP: the rest of it is for each server to choose. */
    public static JsonNode comparable(JsonNode json) {
        if (json instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(field -> copy.set(field.getKey(), field.getKey().equals("sdp")
                    ? copy.textNode(SdpText.parse(field.getValue().textValue()).sections().toString())
                    : comparable(field.getValue())));
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(item -> copy.add(comparable(item)));
            return copy;
        }
        return json;
    }
}
