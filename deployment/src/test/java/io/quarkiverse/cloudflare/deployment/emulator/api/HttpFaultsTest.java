package io.quarkiverse.cloudflare.deployment.emulator.api;

import static io.quarkiverse.cloudflare.deployment.emulator.api.ApiFixture.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cloudflare.deployment.emulator.api.ApiFixture.Reply;

class HttpFaultsTest {

    private final ApiFixture api = new ApiFixture();

    @BeforeEach
    void openASession() {
        open();
    }

    @AfterEach
    void close() {
        api.close();
    }

    private Reply open() {
        return api.sfu("POST", "/sessions/new", "");
    }

    private Reply state() {
        return api.sfu("GET", "/sessions/" + SESSION, "");
    }

    private void order(String fault) {
        assertThat(api.control("POST", "/http-faults", fault)).hasToString("200 {}");
    }

    @Test
    void answersWithAStatusAsOftenAsItIsTold() {
        order("{\"operation\":\"sessions\",\"status\":503,\"errorCode\":\"backend_error\",\"errorDescription\":\"Ordered\","
                + "\"retryAfter\":7,\"times\":2}");

        assertThat(open().response().statusCode()).isEqualTo(201);
        Reply refused = state();
        assertThat(refused).hasToString("503 {\"errorCode\":\"backend_error\",\"errorDescription\":\"Ordered\"}");
        assertThat(refused.header("Retry-After")).isEqualTo("7");
        assertThat(state().response().statusCode()).isEqualTo(503);
        assertThat(state().response().statusCode()).isEqualTo(200);
        assertThat(api.sfu().calls()).filteredOn(call -> call.startsWith("session")).hasSize(1);
    }

    @Test
    void failsEverythingUntilItIsTakenBack() {
        order("{\"status\":500}");

        assertThat(open()).hasToString("500 {}");
        assertThat(state()).hasToString("500 {}");
        assertThat(api.account("GET", "/apps", "")).hasToString("500 {\"success\":false,\"errors\":[{\"code\":1000,"
                + "\"message\":\"\"}],\"messages\":[],\"result\":null}");
        assertThat(api.control("DELETE", "/http-faults", "")).hasToString("200 {}");
        assertThat(open().response().statusCode()).isEqualTo(201);
    }

    @Test
    void failsAGroupOfOperations() {
        order("{\"operation\":\"adapters/*\",\"status\":502,\"times\":1}");

        assertThat(api.sfu("POST", "/adapters/websocket/close", "{\"tracks\":[{\"adapterId\":\"a\"}]}")).hasToString("502 {}");
    }

    @Test
    void dropsTheConnection() {
        order("{\"operation\":\"sessions/new\",\"drop\":true,\"times\":1}");

        // The client would repeat a GET by itself.
        assertThatThrownBy(this::open).isInstanceOf(UncheckedIOException.class);
        assertThat(api.sfu().calls()).hasSize(1);
        assertThat(open().response().statusCode()).isEqualTo(201);
    }

    @Test
    void losesTheAnswerOfARequestThatHadItsEffect() {
        order("{\"operation\":\"sessions\",\"status\":504,\"applied\":true,\"times\":1}");

        assertThat(state()).hasToString("504 {}");
        assertThat(api.sfu().calls()).contains("session " + SESSION);
    }

    @Test
    void answersLate() throws Exception {
        order("{\"operation\":\"sessions\",\"delay\":2000}");

        CompletableFuture<Reply> late = CompletableFuture.supplyAsync(this::state);
        api.timers.awaitMoreThan(0);
        assertThat(api.sfu().calls()).hasSize(1);
        assertThat(late).isNotDone();
        api.timers.advance(Duration.ofSeconds(2));

        assertThat(late.get(20, TimeUnit.SECONDS).response().statusCode()).isEqualTo(200);
    }

    @Test
    void comesAfterTheCredential() {
        order("{\"status\":500}");

        assertThat(api.send(api.request("POST", "/v1/apps/" + api.app.uid() + "/sessions/new", "wrong", ""))
                .response().statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                | The body must have a status, or drop true, or a delay; status and drop exclude each other
            {"status":503,"drop":true}        | The body must have a status, or drop true, or a delay; status and drop exclude each other
            {"status":"503"}                  | status must be a whole number of HTTP from 200 to 599; found \\"503\\"
            {"status":1000}                   | status must be a whole number of HTTP from 200 to 599; found 1000
            {"status":503,"times":0}          | times must be a whole number of requests from 1 to 2147483647; found 0
            {"delay":-1}                      | delay must be a whole number of milliseconds from 0 to 120000; found -1
            {"delay":9,"errorCode":"a"}       | errorCode, errorDescription and retryAfter need a status, for example 503
            {"state":503}                     | The body has no field state: use some of [operation, status, errorCode, errorDescription, retryAfter, delay, drop, applied, times]
            [503]                             | The body must be a JSON object with some of [operation, status, errorCode, errorDescription, retryAfter, delay, drop, applied, times]; found ARRAY
            """)
    void saysWhatIsWrongWithAnOrder(String fault, String description) {
        assertThat(api.control("POST", "/http-faults", fault)).hasToString(
                "400 {\"errorCode\":\"invalid_params\",\"errorDescription\":\"" + description + "\"}");
    }

    @Test
    void namesTheOperationsThereAre() {
        assertThat(api.control("POST", "/http-faults", "{\"operation\":\"tracks/old\",\"status\":500}").toString())
                .startsWith("400 ").contains("operation must be one of sessions/new, sessions, tracks/new,")
                .contains("turn_keys/delete, or the beginning of one and *; found tracks/old");
    }
}
