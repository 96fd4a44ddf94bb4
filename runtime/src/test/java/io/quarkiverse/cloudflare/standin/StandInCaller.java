package io.quarkiverse.cloudflare.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;

/**
 * Asks the stand-in for something, with the JDK's client and no code of this project. Thread-safe.
 */
final class StandInCaller {

    static final ObjectMapper MAPPER = new ObjectMapper();

    /** A response. */
    record Reply(int status, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CloudflareStandIn standIn;

    StandInCaller(CloudflareStandIn standIn) {
        this.standIn = standIn;
    }

    /** Asks the app of the stand-in, below {@code /v1/apps/{app}}. Quotes may be single ones. */
    Reply app(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, standIn.callsUri() + "/apps/" + standIn.appId() + path, standIn.appSecret(), body);
    }

    Reply session(String session, String method, String path, String body) throws IOException, InterruptedException {
        return app(method, "/sessions/" + session + path, body);
    }

    Reply send(String method, String uri, String bearer, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request(method, uri, bearer, body), BodyHandlers.ofString());
        return new Reply(response.statusCode(), response);
    }

    static HttpRequest request(String method, String uri, String bearer, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + bearer);
        if (body.isEmpty()) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"'))).build();
    }

    String open() throws IOException, InterruptedException {
        return app("POST", "/sessions/new", "").json().get("sessionId").textValue();
    }

    /** A body with an offer beside these fields. */
    static String withOffer(String sdp, String fields) throws IOException {
        return with("offer", sdp, fields);
    }

    static String with(String type, String sdp, String fields) throws IOException {
        ObjectNode body = (ObjectNode) MAPPER.readTree("{" + fields.replace('\'', '"') + "}");
        body.putObject("sessionDescription").put("type", type).put("sdp", sdp);
        return body.toString().replace("'", "\\u0027");
    }

    /** A session that publishes these tracks, each on its own section: for example {@code "audio"} named mic-0. */
    String publisher(String... sections) throws IOException, InterruptedException {
        String session = open();
        StringBuilder tracks = new StringBuilder();
        String offer = SdpText.offer(sections);
        for (SdpText.Section section : SdpText.parse(offer).sections()) {
            tracks.append(tracks.isEmpty() ? "" : ",").append("{'location':'local','mid':'%s','trackName':'%s-%s'}"
                    .formatted(section.mid(), section.kind(), section.mid()));
        }
        session(session, "POST", "/tracks/new", withOffer(offer, "'tracks':[" + tracks + "]"));
        return session;
    }

    /** Answers an offer of the SFU. */
    Reply answer(String session, Reply offered) throws IOException, InterruptedException {
        String offer = offered.json().get("sessionDescription").get("sdp").textValue();
        return session(session, "PUT", "/renegotiate", with("answer", SdpText.answerTo(offer), ""));
    }
}
