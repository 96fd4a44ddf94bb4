package io.quarkiverse.cloudflare.it;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.post;
import static io.restassured.RestAssured.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** What the camera page asks of the server: the emulator has started by itself. */
@QuarkusTest
class CameraResourceTest {

    private static final String CALL = "/api/camera/page-test/sessions";

    @Test
    void isServed() {
        get("/camera.html").then().statusCode(200).contentType("text/html");
        get("/meet/camera.js").then().statusCode(200);
    }

    @Test
    void tellsTheSessionsOfACallOfEachOther() {
        String ada = open();
        String bob = open();

        assertThat(ada).matches("[0-9a-f]{32}");
        assertThat(others(ada)).isEmpty();
        assertThat(others(bob)).containsExactly(ada);
        assertThat(others(ada)).containsExactly(bob);

        delete(CALL + "/" + bob).then().statusCode(204);
        assertThat(others(ada)).isEmpty();
    }

    private static String open() {
        return post(CALL).then().statusCode(200).extract().path("session");
    }

    private static List<String> others(String session) {
        return put(CALL + "/" + session).then().statusCode(200).extract().jsonPath().getList("");
    }
}
