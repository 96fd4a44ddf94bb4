package io.quarkiverse.cloudflare.deployment.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.emulator.turn.TurnEndpoint;

class TurnOperationsTest {

    private static final TurnEndpoint SERVER = new TurnEndpoint("127.0.0.1", 3478, "north");

    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void issuesCredentialsThatEndWithTheirTime() {
        api.turn = Optional.of(SERVER);

        ApiFixture.Reply reply = api.turn("/generate-ice-servers", "{\"ttl\":3600,\"customIdentifier\":\"ada\"}");

        assertThat(reply.response().statusCode()).isEqualTo(201);
        JsonNode servers = reply.json().get("iceServers");
        assertThat(servers.get(0)).hasToString("{\"urls\":[\"stun:127.0.0.1:3478\"]}");
        assertThat(servers.get(1).get("urls")).hasToString(
                "[\"turn:127.0.0.1:3478?transport=udp\",\"turn:127.0.0.1:3478?transport=tcp\"]");
        String username = servers.get(1).get("username").textValue();
        // An hour after the beginning of 2026.
        assertThat(username).matches("1767229200:[0-9a-f]{96}");
        assertThat(servers.get(1).get("credential").textValue()).isEqualTo(SERVER.credential(username));
    }

    @Test
    void answersTheOldFormWithOneObject() {
        api.turn = Optional.of(SERVER);

        JsonNode server = api.turn("/generate", "{\"ttl\":60}").json().get("iceServers");

        assertThat(server.get("urls")).hasSize(3);
        assertThat(server.get("credential").textValue()).isEqualTo(SERVER.credential(server.get("username").textValue()));
    }

    @Test
    void hasNoServersWithoutATurnServer() {
        assertThat(api.turn("/generate-ice-servers", "{\"ttl\":60}")).hasToString("201 {\"iceServers\":[]}");
        assertThat(api.turn("/generate", "{\"ttl\":60}")).hasToString("201 {\"iceServers\":{\"urls\":[]}}");
    }

    @Test
    void acceptsThatCredentialsAreRevoked() {
        assertThat(api.turn("/1767229200%3Aab12/revoke", "")).hasToString("204");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                     | decoding_error | JSON body validation error: ttl
            {"ttl":"60"}                           | decoding_error | JSON body validation error: ttl
            {"ttl":1.5}                            | decoding_error | JSON body validation error: ttl
            {"ttl":172801}                         | invalid_params | ttl must be at most 172800
            {"ttl":-1}                             | invalid_params | ttl must not be negative
            {"ttl":60,"customIdentifier":1}        | decoding_error | JSON body validation error: customIdentifier
            """)
    void refusesWithStatus400(String body, String code, String description) {
        assertThat(api.turn("/generate-ice-servers", body)).hasToString(
                "400 {\"errorCode\":\"" + code + "\",\"errorDescription\":\"" + description + "\"}");
    }
}
