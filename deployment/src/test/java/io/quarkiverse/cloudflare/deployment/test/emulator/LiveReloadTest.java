package io.quarkiverse.cloudflare.deployment.test.emulator;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.post;
import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;

class LiveReloadTest {

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest()
            .withApplicationRoot(root -> root.addClass(StudioResource.class)
                    .addAsResource(new StringAsset(""), "application.properties"))
            .setLogRecordPredicate(record -> "io.quarkiverse.cloudflare.emulator".equals(record.getLoggerName()));

    @Test
    void leavesTheEmulatorAndItsSessionsAlone() {
        String session = post("/studio").then().statusCode(200).extract().asString();
        String emulator = get("/studio").asString();
        assertThat(get("/studio/" + session).asString()).isEqualTo("first: 0");

        app.modifySourceFile(StudioResource.class, source -> source.replace("first: ", "second: "));

        assertThat(get("/studio/" + session).asString()).isEqualTo("second: 0");
        assertThat(get("/studio").asString()).isEqualTo(emulator);
        assertThat(app.getLogRecords()).filteredOn(record -> record.getMessage().contains("listening")).hasSize(1);
    }

    @Test
    void startsAnotherOneForOtherSettings() {
        String emulator = get("/studio").asString();

        app.modifyResourceFile("application.properties",
                settings -> settings + "\nquarkus.cloudflare.devservices.turn=false\n");

        assertThat(get("/studio").asString()).isNotEqualTo(emulator);
        post("/studio").then().statusCode(200);
    }
}
