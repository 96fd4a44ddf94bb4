package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;

/** Says to an application what programs and players say over WHIP and WHEP. Thread-safe. */
final class WhipCaller {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    WhipCaller(URI server) {
        this.server = server;
    }

    /** Begins a session with an offer. */
    HttpResponse<String> post(String path, String token, String offer) {
        return ask("POST", path, offer, "Authorization", "Bearer " + token, "Content-Type", "application/sdp");
    }

    /** Begins a session, which must be granted. */
    HttpResponse<String> begin(String path, String token, String offer) {
        HttpResponse<String> answer = post(path, token, offer);
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(201);
        return answer;
    }

    /** Asks about a session that was begun. */
    HttpResponse<String> ask(String method, HttpResponse<String> begun, String token, String... headers) {
        return ask(method, path(begun), "",
                Stream.concat(Stream.of("Authorization", "Bearer " + token), Stream.of(headers)).toArray(String[]::new));
    }

    static String path(HttpResponse<String> begun) {
        return header(begun, "Location");
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    static List<String> headers(HttpResponse<String> answer, String name) {
        return answer.headers().allValues(name);
    }

    /**
     * @param path below the server
     * @param headers name and value in turn
     */
    HttpResponse<String> ask(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).method(method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " was not answered", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
