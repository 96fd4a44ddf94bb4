package io.quarkiverse.cloudflare.support.cloudflare;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Makes a stand-in answer with the ids, the time and the failures of the golden files. Not thread-safe.
 */
final class GoldenStandIn implements GoldenServer {

    private static final int ID_LENGTH = 32;

    private final CloudflareStandIn standIn;

    GoldenStandIn(CloudflareStandIn standIn) {
        this.standIn = standIn;
        standIn.switches().clock(Clock.fixed(GoldenReplay.NOW, ZoneOffset.UTC));
    }

    @Override
    public URI baseUri() {
        return standIn.baseUri();
    }

    @Override
    public String token(Operation.Api api) {
        return switch (api) {
            case SFU -> standIn.appSecret();
            case TURN -> standIn.turnKeyToken();
            case ACCOUNT -> CloudflareStandIn.ACCOUNT_TOKEN;
        };
    }

    @Override
    public String filled(String text) {
        return text.replace("{app}", standIn.appId()).replace("{key}", standIn.turnKeyId())
                .replace("{account}", CloudflareStandIn.ACCOUNT_ID);
    }

    @Override
    public void expect(GoldenCall call) {
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

    @Override
    public void answered(GoldenCall call, HttpResponse<String> response) {
        // Its ids are known beforehand.
    }

    @Override
    public void heal(GoldenCall call) {
        call.failing().keySet().forEach(standIn.switches()::healItem);
    }
}
