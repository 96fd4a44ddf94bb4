package io.quarkiverse.cloudflare.room.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.runtime.protocol.ClientCodec;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;

/**
 * What a builder was told, when it built. Immutable; the tokens are fresh each time.
 */
final class Settings {

    // A presence state of thousands of users arrives in one piece.
    private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
    // How long the server has to answer a close, before the connection is cut.
    private static final int CLOSING_SECONDS = 2;
    private static final String DEFAULT_PATH = "/rooms/websocket";

    final URI uri;
    final ObjectMapper mapper;
    final ClientCodec codec;
    final Duration pushTimeout;
    final Duration heartbeat;
    final boolean reconnect;
    final int inbox;
    final boolean presence;
    private final Map<String, String> params;
    private final List<Map.Entry<String, String>> headers;
    private final Supplier<String> bearerToken;
    private final Supplier<String> authToken;
    private final Duration connectTimeout;
    private final List<Duration> reconnectDelays;
    private final List<Duration> rejoinDelays;

    Settings(RoomClientBuilder builder) {
        uri = builder.uri;
        mapper = builder.mapper;
        codec = new ClientCodec(mapper);
        params = new LinkedHashMap<>(builder.params);
        headers = List.copyOf(builder.headers);
        bearerToken = builder.bearerToken;
        authToken = builder.authToken;
        connectTimeout = builder.connectTimeout;
        pushTimeout = builder.pushTimeout;
        heartbeat = builder.heartbeat;
        reconnect = builder.reconnect;
        reconnectDelays = builder.reconnectDelays;
        rejoinDelays = builder.rejoinDelays;
        inbox = builder.inbox;
        presence = builder.presence;
    }

    Backoff reconnectBackoff() {
        return new Backoff(reconnectDelays, () -> ThreadLocalRandom.current().nextDouble());
    }

    Backoff rejoinBackoff() {
        return new Backoff(rejoinDelays, () -> ThreadLocalRandom.current().nextDouble());
    }

    boolean hasTokenSupplier() {
        return bearerToken != null || authToken != null;
    }

    WebSocketClientOptions clientOptions() {
        return new WebSocketClientOptions()
                .setConnectTimeout((int) connectTimeout.toMillis())
                .setMaxFrameSize(MAX_MESSAGE_BYTES)
                .setMaxMessageSize(MAX_MESSAGE_BYTES)
                .setClosingTimeout(CLOSING_SECONDS);
    }

    /** Asks for the tokens, and so may block. */
    WebSocketConnectOptions connectOptions() {
        boolean ssl = uri.getScheme().equalsIgnoreCase("wss") || uri.getScheme().equalsIgnoreCase("https");
        WebSocketConnectOptions options = new WebSocketConnectOptions();
        options.setHost(uri.getHost())
                .setPort(uri.getPort() >= 0 ? uri.getPort() : ssl ? 443 : 80)
                .setSsl(ssl)
                .setURI(pathAndQuery())
                .setTimeout(connectTimeout.toMillis());
        options.setAllowOriginHeader(headers.stream().anyMatch(header -> header.getKey().equalsIgnoreCase("Origin")));
        headers.forEach(header -> options.addHeader(header.getKey(), header.getValue()));
        if (bearerToken != null) {
            options.putHeader("Authorization", "Bearer " + bearerToken.get());
        }
        if (authToken != null) {
            String token = Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(authToken.get().getBytes(StandardCharsets.UTF_8));
            options.addSubProtocol("phoenix").addSubProtocol("base64url.bearer.phx." + token);
        }
        return options;
    }

    private String pathAndQuery() {
        String path = uri.getRawPath() == null || uri.getRawPath().length() <= 1 ? DEFAULT_PATH : uri.getRawPath();
        StringBuilder text = new StringBuilder(path).append('?');
        if (uri.getRawQuery() != null) {
            text.append(uri.getRawQuery()).append('&');
        }
        params.forEach((name, value) -> text.append(encode(name)).append('=').append(encode(value)).append('&'));
        text.setLength(text.length() - 1);
        return text.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException if Jackson does not write it as an object */
    ObjectNode joinParams(Object params) {
        JsonNode json = params == null ? mapper.createObjectNode() : mapper.valueToTree(params);
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("Join parameters must be written as a JSON object; found " + json.getNodeType());
    }
}
