package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.emulator.turn.TurnEndpoint;
import io.quarkiverse.cloudflare.deployment.emulator.turn.TurnServer;
import io.quarkiverse.cloudflare.support.MovableTimers;

/**
 * The HTTP API over SFUs that only write down what they are asked, with a clock that stands still. Not thread-safe.
 */
final class ApiFixture implements AutoCloseable {

    static final String SESSION = "%032x".formatted(1);
    static final String CHANNELS = "/sessions/" + SESSION + "/datachannels";
    static final String TRACKS = "/sessions/" + SESSION + "/tracks";
    static final String OFFER = "\"sessionDescription\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}";

    final MovableTimers timers = new MovableTimers();
    final List<RecordingSfu> sfus = new ArrayList<>();
    final Account account;
    final Registration app;
    final Registration key;
    Optional<TurnEndpoint> turn = Optional.empty();
    private final EmulatorApi api;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ApiFixture() {
        // Numbers that repeat, so that ids do.
        Ids ids = new Ids(new SplittableRandom(1));
        account = new Account(timers.clock(), ids, new Turn(), () -> {
            sfus.add(new RecordingSfu());
            return sfus.get(sfus.size() - 1);
        });
        app = account.addApp(ids.id(), ids.secret(), "first");
        key = account.addTurnKey("key");
        try {
            api = EmulatorApi.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), account, timers,
                    () -> Map.of("forged", 3L));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SFU of the first app. */
    RecordingSfu sfu() {
        return (RecordingSfu) account.sfu(app.uid());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + api.port() + path);
    }

    HttpRequest.Builder request(String method, String path, String token, String body) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /** A request to the first app, with its secret. */
    Reply sfu(String method, String path, String body) {
        return send(request(method, "/v1/apps/" + app.uid() + path, app.secret(), body));
    }

    Reply turn(String path, String body) {
        return send(request("POST", "/v1/turn/keys/" + key.uid() + "/credentials" + path, key.secret(), body));
    }

    Reply account(String method, String path, String body) {
        return send(request(method, "/client/v4/accounts/" + account.id() + "/calls" + path, account.token(), body));
    }

    Reply control(String method, String path, String body) {
        return send(request(method, "/emulator" + path, app.secret(), body));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        api.close();
    }

    /** An answer that arrived; its text is the status and the body. */
    record Reply(HttpResponse<String> response) {

        JsonNode json() {
            try {
                return Json.read(response.body().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return (response.statusCode() + " " + response.body()).strip();
        }
    }

    private final class Turn implements TurnServer {

        @Override
        public Optional<TurnEndpoint> endpoint() {
            return turn;
        }

        @Override
        public boolean running() {
            return turn.isPresent();
        }

        @Override
        public void close() {
            turn = Optional.empty();
        }
    }
}
