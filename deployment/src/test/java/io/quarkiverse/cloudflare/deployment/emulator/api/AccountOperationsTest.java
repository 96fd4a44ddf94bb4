package io.quarkiverse.cloudflare.deployment.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

class AccountOperationsTest {

    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void showsTheSecretOfAnAppOnce() {
        JsonNode created = api.account("POST", "/apps", "{\"name\":\"rehearsal\"}").json();
        String uid = created.at("/result/uid").textValue();

        assertThat(uid).matches("[0-9a-f]{32}");
        assertThat(created.at("/result/secret").textValue()).matches("[0-9a-f]{64}");
        assertThat(api.account("GET", "/apps/" + uid, "")).hasToString("200 {\"success\":true,\"errors\":[],\"messages\":[],"
                + "\"result\":{\"uid\":\"" + uid + "\",\"name\":\"rehearsal\",\"created\":\"2026-01-01T00:00:00Z\","
                + "\"modified\":\"2026-01-01T00:00:00Z\"}}");
        assertThat(api.account("GET", "/apps", "").json().at("/result")).hasSize(2);
        assertThat(api.account("GET", "/apps", "").toString()).doesNotContain("secret");
    }

    @Test
    void letsANewAppWorkAtOnceUntilItIsDeleted() {
        JsonNode app = api.account("POST", "/apps", "{}").json().get("result");
        String uid = app.get("uid").textValue();
        String sessions = "/v1/apps/" + uid + "/sessions/new";
        String secret = app.get("secret").textValue();

        assertThat(api.send(api.request("POST", sessions, secret, "")).response().statusCode()).isEqualTo(201);
        assertThat(api.account("DELETE", "/apps/" + uid, "").response().statusCode()).isEqualTo(200);
        assertThat(api.send(api.request("POST", sessions, secret, "")).response().statusCode()).isEqualTo(404);
        assertThat(api.sfus.get(0).calls()).contains("die " + ApiFixture.SESSION + " false");
    }

    @Test
    void renames() {
        String path = "/apps/" + api.app.uid();
        api.timers.advance(Duration.ofMinutes(1));

        assertThat(api.account("PUT", path, "{\"name\":\"first\"}").json().at("/result/modified").textValue())
                .isEqualTo("2026-01-01T00:00:00Z");
        assertThat(api.account("PUT", path, "{\"name\":\"second\"}").json().get("result")).hasToString("{\"uid\":\""
                + api.app.uid() + "\",\"name\":\"second\",\"created\":\"2026-01-01T00:00:00Z\","
                + "\"modified\":\"2026-01-01T00:01:00Z\"}");
    }

    @Test
    void keepsTurnKeys() {
        JsonNode key = api.account("POST", "/turn_keys", "{\"name\":\"relay\"}").json().get("result");
        String path = "/turn_keys/" + key.get("uid").textValue();

        assertThat(key.get("key").textValue()).matches("[0-9a-f]{64}");
        assertThat(api.account("GET", path, "").json().at("/result/name").textValue()).isEqualTo("relay");
        assertThat(api.send(api.request("POST", "/v1/turn/keys/" + key.get("uid").textValue() + "/credentials/generate",
                key.get("key").textValue(), "{\"ttl\":60}")).response().statusCode()).isEqualTo(201);
        assertThat(api.account("DELETE", path, "").response().statusCode()).isEqualTo(200);
        assertThat(api.account("GET", path, "").response().statusCode()).isEqualTo(404);
    }

    @Test
    void saysInItsEnvelopeWhatIsWrong() {
        String failure = "{\"success\":false,\"errors\":[{\"code\":1000,\"message\":\"%s\"}],\"messages\":[],\"result\":null}";

        assertThat(api.account("GET", "/apps/0123", "")).hasToString("404 " + failure.formatted("Not found"));
        assertThat(api.account("PUT", "/apps/0123", "{}")).hasToString("404 " + failure.formatted("Not found"));
        assertThat(api.account("DELETE", "/apps/0123", "")).hasToString("404 " + failure.formatted("Not found"));
        assertThat(api.account("POST", "/apps", "{\"name\":1}"))
                .hasToString("400 " + failure.formatted("JSON body validation error: name"));
    }
}
