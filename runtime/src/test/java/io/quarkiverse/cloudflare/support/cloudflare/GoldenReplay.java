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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Brings a stand-in to where a golden call can be made, and makes it. Not thread-safe.
 */
public final class GoldenReplay {

    private static final Instant NOW = Instant.parse("2026-10-01T05:20:00Z");
    private static final int ID_LENGTH = 32;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CloudflareStandIn standIn;

    public GoldenReplay(CloudflareStandIn standIn) {
        this.standIn = standIn;
        standIn.switches().clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Makes the calls that come before, and sees to it that this one gets the ids and failures it should. */
    public GoldenReplay prepare(GoldenCall call) throws IOException, InterruptedException {
        for (String earlier : call.after()) {
            GoldenCall before = GoldenCall.read(earlier);
            expect(before);
            HttpResponse<String> response = send(before);
            if (response.statusCode() != before.status()) {
                throw new AssertionError(earlier + " was answered " + response.statusCode() + ": " + response.body());
            }
            before.failing().keySet().forEach(standIn.switches()::healItem);
        }
        expect(call);
        return this;
    }

    public HttpResponse<String> send(GoldenCall call) throws IOException, InterruptedException {
        String query = call.query().entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(standIn.baseUri() + filled(call.path()) + (query.isEmpty() ? "" : "?" + query)))
                .header("Authorization", "Bearer " + switch (call.operation().api()) {
                    case SFU -> standIn.appSecret();
                    case TURN -> standIn.turnKeyToken();
                    case ACCOUNT -> CloudflareStandIn.ACCOUNT_TOKEN;
                });
        call.request().ifPresent(body -> request.header("Content-Type", "application/json"));
        return client.send(request.method(call.method(), call.request()
                .map(body -> BodyPublishers.ofString(body.toString())).orElse(BodyPublishers.noBody())).build(),
                BodyHandlers.ofString());
    }

    /** A text of a golden file with the ids of this stand-in. */
    public String filled(String text) {
        return text.replace("{app}", standIn.appId()).replace("{key}", standIn.turnKeyId())
                .replace("{account}", CloudflareStandIn.ACCOUNT_ID);
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

    private void expect(GoldenCall call) {
        call.failing().forEach(standIn.switches()::failItem);
        JsonNode response = call.response().orElseGet(Json::object);
        switch (call.operation()) {
            case CREATE_SESSION -> ids(response.at("/sessionId"));
            case ADD_TRACKS -> call.request().filter(body -> body.has("autoDiscover"))
                    .ifPresent(body -> response.get("tracks").forEach(track -> ids(track.get("trackName"))));
            case OPEN_ADAPTERS ->
                response.path("tracks").forEach(track -> ids(track.path("sessionId"), track.path("adapterId")));
            case GENERATE_ICE_SERVERS -> ids(response.at("/iceServers/1/username"), response.at("/iceServers/1/credential"));
            case GENERATE_CREDENTIALS -> ids(response.at("/iceServers/username"), response.at("/iceServers/credential"));
            case CREATE_APP -> ids(response.at("/result/uid"), response.at("/result/secret"));
            case CREATE_TURN_KEY -> ids(response.at("/result/uid"), response.at("/result/key"));
            default -> {
                // The others create nothing that has an id of its own.
            }
        }
    }

    private void ids(JsonNode... texts) {
        for (JsonNode node : texts) {
            String text = node.asText();
            for (int start = 0; start + ID_LENGTH <= text.length(); start += ID_LENGTH) {
                standIn.switches().nextId(text.substring(start, start + ID_LENGTH));
            }
        }
    }
}
