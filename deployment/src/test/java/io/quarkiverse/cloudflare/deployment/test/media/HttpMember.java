package io.quarkiverse.cloudflare.deployment.test.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.deployment.test.support.TestMember;

/** A member of a media room: its channel, and its HTTP as partytracks would have it. Not thread-safe. */
final class HttpMember implements AutoCloseable {

    /** All answers that any member of this run of tests got. */
    static final Queue<String> ANSWERS = new ConcurrentLinkedQueue<>();

    private static final ObjectMapper MAPPER = new ObjectMapper();
    static final HttpClient OVER_HTTP_1 = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final HttpClient OVER_HTTP_2 = HttpClient.newHttpClient();

    /** An answer, of which there is no JSON where there is no body. */
    record Answer(int status, HttpHeaders headers, String text) {

        JsonNode json() throws IOException {
            return MAPPER.readTree(text);
        }

        JsonNode at(String pointer) throws IOException {
            return json().at(pointer);
        }

        Answer ok() {
            assertThat(status).as(text).isIn(200, 201);
            return this;
        }

        void refused(int expected, String errorCode, String description) throws IOException {
            assertThat(status).as(text).isEqualTo(expected);
            assertThat(json()).isEqualTo(MAPPER.createObjectNode().put("errorCode", errorCode)
                    .put("errorDescription", description));
        }
    }

    final TestMember channel;
    final URI server;
    String path;
    String token;
    String alias;
    HttpClient client = OVER_HTTP_2;

    private HttpMember(URI server, TestMember channel) {
        this.server = server;
        this.channel = channel;
        JsonNode media = channel.welcome().at("/_room/media");
        path = media.path("path").asText();
        token = media.path("token").asText();
    }

    static HttpMember join(URI server, String topic) throws Exception {
        return new HttpMember(server, TestMember.join(server, topic));
    }

    /** Opens a session, and makes it the one of the methods below. */
    HttpMember open() throws Exception {
        alias = call("POST", "/sessions/new", "").ok().at("/sessionId").asText();
        return this;
    }

    String id() {
        return channel.id();
    }

    /** Asks on the channel, which must be granted. */
    JsonNode ask(String event, String payload) throws Exception {
        JsonNode reply = channel.ask(event, payload.replace('\'', '"'));
        assertThat(reply.get("status").asText()).as(reply.toString()).isEqualTo("ok");
        return reply.get("response");
    }

    /** Publishes sections of an offer, each with a grant: {@code mid trackName source}. */
    Answer publish(String offer, String... sections) throws Exception {
        for (String section : sections) {
            ask("cf_publish", "{'source':'%s'}".formatted(section.split(" ")[2]));
        }
        return publishUnasked(offer, sections);
    }

    Answer publishUnasked(String offer, String... sections) throws Exception {
        String tracks = String.join(",", List.of(sections).stream().map(section -> section.split(" "))
                .map(words -> "{'location':'local','mid':'%s','trackName':'%s'}".formatted(words[0], words[1])).toList());
        return session("POST", "tracks/new",
                "{'sessionDescription':%s,'tracks':[%s]}".formatted(description("offer", offer), tracks));
    }

    void declare(String trackName, String source) throws Exception {
        ask("cf_published", "{'trackName':'%s','source':'%s'}".formatted(trackName, source));
    }

    Answer pull(HttpMember publisher, String trackName) throws Exception {
        return pull(publisher.alias, trackName);
    }

    Answer pull(String publisher, String trackName) throws Exception {
        return session("POST", "tracks/new", "{'tracks':[%s]}".formatted(remote(publisher, trackName, "")));
    }

    Answer answer(String sdp) throws Exception {
        return session("PUT", "renegotiate", "{'sessionDescription':%s}".formatted(description("answer", sdp)));
    }

    static String remote(String publisher, String trackName, String more) {
        return "{'location':'remote','sessionId':'%s','trackName':'%s'%s}".formatted(publisher, trackName, more);
    }

    static String description(String type, String sdp) {
        return "{'type':'%s','sdp':'%s'}".formatted(type, sdp.replace("\r\n", "\\r\\n"));
    }

    /** A request about its session. */
    Answer session(String method, String operation, String body) throws Exception {
        return call(method, "/sessions/" + alias + "/" + operation, body);
    }

    /** A request as partytracks sends it, with an empty query and no type. Apostrophes stand for quotes. */
    Answer call(String method, String operation, String body) throws Exception {
        return send(method, path + operation + "?", body.replace('\'', '"'), "Authorization", "Bearer " + token);
    }

    Answer send(String method, String fullPath, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + server.getAuthority() + fullPath))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        ANSWERS.add(response.body() + response.headers().map());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    @Override
    public void close() {
        channel.close();
    }
}
