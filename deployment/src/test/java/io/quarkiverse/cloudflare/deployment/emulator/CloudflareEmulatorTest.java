package io.quarkiverse.cloudflare.deployment.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.api.Registration;

class CloudflareEmulatorTest {

    private static final String ID = "00112233445566778899aabbccddeeff";
    private static final String SECRET = "a-secret-of-20-chars";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void makesIdsAndSecretsInTheFormOfCloudflare() {
        try (CloudflareEmulator emulator = CloudflareEmulator.start(EmulatorSettings.loopback())) {
            assertThat(List.of(emulator.appId(), emulator.turnKeyId(), emulator.accountId())).doesNotHaveDuplicates()
                    .allMatch(id -> id.matches("[0-9a-f]{32}"));
            assertThat(List.of(emulator.appSecret(), emulator.turnKeyToken(), emulator.apiToken())).doesNotHaveDuplicates()
                    .allMatch(secret -> secret.matches("[0-9a-f]{64}"));
            assertThat(emulator.accountUri().getPort()).isEqualTo(emulator.callsUri().getPort());
        }
    }

    @Test
    void servesTheAppItIsTold() throws Exception {
        EmulatorSettings settings = new EmulatorSettings(0, List.of(InetAddress.getLoopbackAddress()), false, Optional.of(ID),
                Optional.of(SECRET));
        try (CloudflareEmulator emulator = CloudflareEmulator.start(settings)) {
            assertThat(emulator.callsUri().getHost()).isEqualTo("127.0.0.1");
            assertThat(openSession(emulator, ID, SECRET).statusCode()).isEqualTo(201);
            assertThat(openSession(emulator, ID, "another-secret-of-20").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void hasAnAppForEachName() throws Exception {
        try (CloudflareEmulator emulator = CloudflareEmulator.start(EmulatorSettings.loopback())) {
            Registration events = emulator.app("events");

            assertThat(emulator.app("events").uid()).isEqualTo(events.uid()).isNotEqualTo(emulator.appId());
            assertThat(openSession(emulator, events.uid(), events.secret()).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void saysWhichPortItCannotHave() {
        try (CloudflareEmulator first = CloudflareEmulator.start(EmulatorSettings.loopback())) {
            int port = first.callsUri().getPort();
            EmulatorSettings settings = new EmulatorSettings(port, List.of(InetAddress.getLoopbackAddress()), false,
                    Optional.empty(), Optional.empty());

            assertThatThrownBy(() -> CloudflareEmulator.start(settings)).isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("The Cloudflare emulator cannot listen on port " + port + ": ");
        }
    }

    @Test
    void isGoneWhenItIsClosed() {
        CloudflareEmulator emulator = CloudflareEmulator.start(EmulatorSettings.loopback());

        emulator.close();

        assertThatThrownBy(() -> openSession(emulator, emulator.appId(), emulator.appSecret()))
                .isInstanceOf(ConnectException.class);
    }

    private HttpResponse<String> openSession(CloudflareEmulator emulator, String app, String secret)
            throws IOException, InterruptedException {
        URI uri = URI.create(emulator.callsUri() + "/apps/" + app + "/sessions/new");
        return http.send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + secret).POST(BodyPublishers.noBody())
                .build(), BodyHandlers.ofString());
    }
}
