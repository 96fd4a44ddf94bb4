package io.quarkiverse.cloudflare.deployment.test.emulator;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.devui.tests.DevUIJsonRPCTest;
import io.quarkus.test.QuarkusDevModeTest;

/** The emulator's page of the Dev UI. */
class EmulatorPageTest extends DevUIJsonRPCTest {

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest()
            .withApplicationRoot(root -> root.addClass(StudioResource.class));

    EmulatorPageTest() {
        super("quarkus-cloudflare");
    }

    @Test
    void isServed() {
        for (String file : new String[] { "qwc-cloudflare-emulator.js", "cloudflare-session.js", "cloudflare-graph.js" }) {
            get("/q/dev-ui/quarkus-cloudflare/" + file).then().statusCode(200).contentType("text/javascript");
        }
        assertThat(get("/q/dev-ui/devui-data.js").asString() + get("/q/dev-ui/extensions-data.js").asString())
                .contains("Calls emulator", "qwc-cloudflare-emulator.js");
    }

    @Test
    void showsSessionsAndOrdersFaults() throws Exception {
        String session = post("/studio").then().statusCode(200).extract().asString();
        assertThat(control("GET", "/state", "").get("sessions").findValuesAsText("id")).contains(session);

        control("POST", "/http-faults", "{\"operation\":\"sessions/new\",\"status\":403,\"times\":1}");

        assertThat(control("GET", "/state", "").get("faults").get(0).get("status").asInt()).isEqualTo(403);
        post("/studio").then().statusCode(500);
        assertThat(control("POST", "/http-faults", "{\"status\":1}").get("errorDescription").asText()).contains("status");
    }

    private JsonNode control(String method, String path, String body) throws Exception {
        return new ObjectMapper().readTree(
                executeJsonRPCMethod(String.class, "control", Map.of("method", method, "path", path, "body", body)));
    }
}
