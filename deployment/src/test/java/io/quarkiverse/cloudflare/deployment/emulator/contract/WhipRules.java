package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static io.quarkiverse.cloudflare.deployment.emulator.contract.WhipCaller.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.media.Media;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.Rooms;
import io.quarkus.test.common.http.TestHTTPResource;

/** An application with a stage, whose rules tests break. */
abstract class WhipRules extends WatchedTest {

    static final RoomAddress ADDRESS = WhipContract.ADDRESS;
    static final String WHIP = WhipContract.WHIP;
    static final String WHEP = WhipContract.WHEP;
    static final String SDP = "application/sdp";
    private static final Duration TTL = Duration.ofMinutes(1);

    @TestHTTPResource("/")
    URI server;

    @Inject
    Media media;

    @Inject
    Rooms rooms;

    WhipCaller caller;
    String token;
    String viewing;

    @BeforeEach
    void makeTokens() {
        cloudflare.forget();
        caller = new WhipCaller(server);
        token = whipToken(ADDRESS);
        viewing = media.whepToken(ADDRESS, TTL);
    }

    @AfterEach
    void close() {
        rooms.closeAndAwait(ADDRESS);
    }

    final String whipToken(RoomAddress address) {
        return media.whipToken(address, "OBS", TTL);
    }

    static String offer(String direction) {
        PaperBrowser browser = new PaperBrowser();
        browser.addReceiver("video");
        return browser.offer().replace("recvonly", direction);
    }

    final HttpResponse<String> broadcast() {
        return caller.begin(WHIP, token, offer("sendonly"));
    }

    static void assertRefused(HttpResponse<String> answer, int status, String code, String detail) {
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("\"errorCode\":\"" + code + "\"").contains(detail);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    }
}
