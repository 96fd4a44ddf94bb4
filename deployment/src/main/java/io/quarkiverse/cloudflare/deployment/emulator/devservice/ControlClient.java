package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

import io.quarkiverse.cloudflare.deployment.emulator.CloudflareEmulator;

/** Asks the control endpoints of an emulator, so that its secret reaches no browser. Thread-safe. */
final class ControlClient {

    // Made once: each has threads of its own. Only when the page is opened.
    private static final class Http {
        static final HttpClient CLIENT = HttpClient.newHttpClient();
    }

    private final CloudflareEmulator emulator;

    ControlClient(CloudflareEmulator emulator) {
        this.emulator = emulator;
    }

    /**
     * @param path below {@code /emulator}, with what is special in a URL escaped
     * @param body JSON, or empty
     */
    CompletableFuture<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.controlUri() + path))
                .header("Authorization", "Bearer " + emulator.appSecret())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        return Http.CLIENT.sendAsync(request, BodyHandlers.ofString()).thenApply(HttpResponse::body);
    }
}
