package io.quarkiverse.cloudflare.deployment.emulator.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.deployment.emulator.api.Account;
import io.quarkiverse.cloudflare.deployment.emulator.api.EmulatorApi;
import io.quarkiverse.cloudflare.deployment.emulator.api.Ids;
import io.quarkiverse.cloudflare.deployment.emulator.api.Registration;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.OfflineSfu;
import io.quarkiverse.cloudflare.deployment.emulator.turn.TurnServer;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.cloudflare.GoldenCall;
import io.quarkiverse.cloudflare.support.cloudflare.GoldenReplay;
import io.quarkiverse.cloudflare.support.cloudflare.GoldenServer;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;

/**
 * The emulator as golden calls meet it: with all of it but the network, because nobody is behind the descriptions of the files.
 * It chooses its ids itself, so they are learned from its answers. Not thread-safe.
 */
final class GoldenEmulator implements GoldenServer, AutoCloseable {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32,}");
    private static final Pattern CHANNEL_ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern LAYERS = Pattern.compile("rids=\\[[^\\]]*]");
    // What the layers and sections of media are told by. The golden descriptions leave it out.
    private static final String EXTENSIONS = "\\\\r\\\\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid"
            + "\\\\r\\\\na=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";
    private static final int OPUS = 111;
    private static final int VP8 = 96;

    private final MovableTimers timers = new MovableTimers();
    private final OfflineSfu sfu = new OfflineSfu(timers);
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> channels = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Account account;
    private final Registration app;
    private final Registration key;
    private final EmulatorApi api;

    GoldenEmulator() throws IOException {
        timers.advance(Duration.between(timers.clock().instant(), GoldenReplay.NOW));
        Ids made = new Ids(new SecureRandom());
        account = new Account(timers.clock(), made, TurnServer.none(), sfu::sfu);
        // As the files have it.
        app = account.addApp(made.id(), made.secret(), "app of the stand-in");
        key = account.addTurnKey("key of the stand-in");
        api = EmulatorApi.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), account, timers, Map::of);
    }

    @Override
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + api.port());
    }

    @Override
    public String token(Operation.Api which) {
        return switch (which) {
            case SFU -> app.secret();
            case TURN -> key.secret();
            case ACCOUNT -> account.token();
        };
    }

    @Override
    public String filled(String text) {
        String filled = text.replace("{app}", app.uid()).replace("{key}", key.uid()).replace("{account}", account.id());
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace(id.getKey(), id.getValue());
        }
        return CHANNEL_ID.matcher(filled).replaceAll(id -> "\"id\":" + channels.getOrDefault(id.group(1), id.group(1)))
                .replaceAll("a=rtcp-mux", "a=rtcp-mux" + EXTENSIONS);
    }

    @Override
    public void expect(GoldenCall call) {
        faults(call, "PUT");
    }

    @Override
    public void heal(GoldenCall call) {
        faults(call, "DELETE");
    }

    /** Only tracks that are pulled can be made to fail. */
    private void faults(GoldenCall call, String method) {
        for (JsonNode track : call.request().map(body -> body.path("tracks")).orElseGet(MAPPER::createArrayNode)) {
            Optional.ofNullable(call.failing().get(track.path("trackName").asText())).ifPresent(error -> control(method,
                    "/sessions/" + filled(track.get("sessionId").textValue()) + "/tracks/"
                            + URLEncoder.encode(track.get("trackName").textValue(), StandardCharsets.UTF_8) + "/fault",
                    MAPPER.createObjectNode().put("errorCode", error.code()).put("errorDescription", error.description())));
        }
    }

    private void control(String method, String path, JsonNode body) {
        HttpResponse<String> response;
        try {
            response = client.send(HttpRequest.newBuilder(URI.create(baseUri() + "/emulator" + path))
                    .header("Authorization", "Bearer " + app.secret())
                    .method(method, BodyPublishers.ofString(body.toString())).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (response.statusCode() != 200) {
            throw new AssertionError(response.body());
        }
    }

    @Override
    public void answered(GoldenCall call, HttpResponse<String> response) {
        try {
            if (call.response().isPresent() && !response.body().isEmpty()) {
                learn(call.response().get(), MAPPER.readTree(response.body()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sfu.connect();
        sfu.send("0", OPUS, Optional.empty());
        sfu.send("1", VP8, Optional.empty());
        List.of("a", "b", "c").forEach(rid -> sfu.send("1", VP8, Optional.of(rid)));
    }

    private void learn(JsonNode golden, JsonNode actual) {
        if (golden.isTextual() && ID.matcher(golden.textValue()).matches() && actual.isTextual()
                && ID.matcher(actual.textValue()).matches()) {
            ids.putIfAbsent(golden.textValue(), actual.textValue());
        }
        golden.properties().forEach(field -> {
            JsonNode other = actual.path(field.getKey());
            if (field.getKey().equals("id") && other.isInt()) {
                channels.putIfAbsent(field.getValue().asText(), other.asText());
            }
            learn(field.getValue(), other);
        });
        for (int i = 0; golden.isArray() && i < golden.size(); i++) {
            learn(golden.get(i), actual.path(i));
        }
    }

    /**
     * What is compared of an answer. An SFU forwards one layer, so its sections have none, and nothing is known of Cloudflare's
     * words about data channels.
     */
    static JsonNode comparable(JsonNode answer) throws IOException {
        Matcher layers = LAYERS.matcher(GoldenReplay.comparable(answer).toString());
        JsonNode comparable = MAPPER.readTree(layers.replaceAll("rids=[]"));
        comparable.path("dataChannels").forEach(channel -> ((ObjectNode) channel).remove("errorDescription"));
        return comparable;
    }

    @Override
    public void close() {
        api.close();
    }
}
