package io.quarkiverse.cloudflare.deployment.emulator.api;

import static io.quarkiverse.cloudflare.deployment.emulator.api.ApiFixture.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.deployment.emulator.api.ApiFixture.Reply;

/**
 * Who may call what, and what is there at all.
 */
class AccessTest {

    private static final String WRONG_SECRET = "401 {\"errorCode\":\"unauthorized\","
            + "\"errorDescription\":\"The app secret was not accepted\"}";

    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    private Reply open(String app, String secret) {
        return api.send(api.request("POST", "/v1/apps/" + app + "/sessions/new", secret, ""));
    }

    @Test
    void acceptsTheSecretOfTheAppOnly() {
        assertThat(open(api.app.uid(), api.app.secret()).response().statusCode()).isEqualTo(201);
        assertThat(open(api.app.uid(), api.key.secret())).hasToString(WRONG_SECRET);
        assertThat(api.send(HttpRequest.newBuilder(api.uri("/v1/apps/" + api.app.uid() + "/sessions/new"))
                .POST(BodyPublishers.noBody()))).hasToString(WRONG_SECRET);
    }

    @Test
    void knowsNoOtherApp() {
        assertThat(open("0123", api.app.secret())).hasToString("404 {\"errorCode\":\"not_found\","
                + "\"errorDescription\":\"App not found. A new app may need time to propagate\"}");
    }

    @Test
    void acceptsTheTokenOfTheTurnKeyOnly() {
        String path = "/v1/turn/keys/" + api.key.uid() + "/credentials/generate";

        assertThat(api.send(api.request("POST", path, api.app.secret(), "{\"ttl\":60}"))).hasToString(
                "401 {\"errorCode\":\"unauthorized\",\"errorDescription\":\"The TURN key's token was not accepted\"}");
        assertThat(api.send(api.request("POST", path.replace(api.key.uid(), "0123"), api.key.secret(), "{\"ttl\":60}")))
                .hasToString("404 {\"errorCode\":\"not_found\",\"errorDescription\":\"TURN key not found\"}");
    }

    @Test
    void acceptsTheTokenOfTheAccountOnly() {
        String path = "/client/v4/accounts/" + api.account.id() + "/calls/apps";
        String failure = "403 {\"success\":false,\"errors\":[{\"code\":10000,\"message\":\"Authorization failure\"}],"
                + "\"messages\":[],\"result\":null}";

        assertThat(api.send(api.request("GET", path, api.app.secret(), ""))).hasToString(failure);
        assertThat(api.send(api.request("GET", path.replace(api.account.id(), "0123"), api.account.token(), "")))
                .hasToString(failure);
    }

    @Test
    void letsOnlyTheFirstAppControlIt() {
        Registration second = api.account.addApp("0123", "4567", "second");

        assertThat(api.send(api.request("GET", "/emulator/state", second.secret(), ""))).hasToString(WRONG_SECRET);
        assertThat(api.send(api.request("GET", "/emulator/state", api.app.secret(), "")).response().statusCode())
                .isEqualTo(200);
    }

    @Test
    void separatesTheSessionsOfApps() {
        open(api.app.uid(), api.app.secret());
        api.account.addApp("0123", "4567", "second");
        open("0123", "4567");

        assertThat(api.sfus).hasSize(2);
        assertThat(api.sfus).allSatisfy(sfu -> assertThat(sfu.calls()).hasSize(1));
    }

    @Test
    void knowsNoOtherPath() {
        assertThat(api.sfu("POST", "/sessions/" + SESSION + "/tracks/change", "{}"))
                .hasToString("404 {\"errorCode\":\"not_found\",\"errorDescription\":\"Not found\"}");
        assertThat(api.account("GET", "/rooms", "")).hasToString("404 {\"success\":false,\"errors\":[{\"code\":1000,"
                + "\"message\":\"Not found\"}],\"messages\":[],\"result\":null}");
    }

    @Test
    void namesTheMethodsOfAPath() {
        Reply reply = api.sfu("GET", "/sessions/" + SESSION + "/renegotiate", "");

        assertThat(reply)
                .hasToString("405 {\"errorCode\":\"method_not_allowed\",\"errorDescription\":\"Method not allowed\"}");
        assertThat(reply.header("Allow")).isEqualTo("PUT, OPTIONS");
    }

    @Test
    void letsPagesOfAnyOriginCall() {
        Reply reply = api.send(api.request("POST", "/v1/apps/" + api.app.uid() + "/sessions/new", api.app.secret(), "")
                .header("Origin", "https://meet.example.com"));

        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("https://meet.example.com");
        assertThat(reply.header("Vary")).isEqualTo("Origin");
        assertThat(open(api.app.uid(), api.app.secret()).response().headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void answersPreflightsWithoutACredential() {
        Reply reply = api.send(HttpRequest.newBuilder(api.uri("/v1/apps/" + api.app.uid() + "/sessions/x/tracks/close"))
                .method("OPTIONS", BodyPublishers.noBody()).header("Origin", "https://meet.example.com")
                .header("Access-Control-Request-Headers", "authorization,content-type"));

        assertThat(reply).hasToString("204");
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("https://meet.example.com");
        assertThat(reply.header("Access-Control-Allow-Methods")).isEqualTo("PUT, OPTIONS");
        assertThat(reply.header("Access-Control-Allow-Headers")).isEqualTo("authorization,content-type");
    }

    @Test
    void letsOnlyPagesOfThisMachineControlIt() {
        assertThat(stateFor("http://localhost:8080")).isEqualTo("http://localhost:8080");
        assertThat(stateFor("https://127.0.0.1")).isEqualTo("https://127.0.0.1");
        assertThat(stateFor("http://[::1]:3000")).isEqualTo("http://[::1]:3000");
        assertThat(stateFor("https://localhost.example.com")).isEmpty();
        assertThat(stateFor("null")).isEmpty();
    }

    private String stateFor(String origin) {
        return api.send(api.request("GET", "/emulator/state", api.app.secret(), "").header("Origin", origin))
                .header("Access-Control-Allow-Origin");
    }
}
