package io.quarkiverse.cloudflare.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.calls.IceServer;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure;

class TurnCodecTest {

    private static final Instant END = Instant.parse("2026-01-01T04:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsAnArrayOfServers() throws IOException {
        IceServers servers = read(
                """
                        {"iceServers":[{"urls":["stun:stun.cloudflare.com:3478"]},
                         {"urls":["turn:turn.cloudflare.com:3478?transport=udp"],"username":"u","credential":"c","later":1}],"more":{}}""");

        assertThat(servers.servers()).containsExactly(IceServer.stun(List.of("stun:stun.cloudflare.com:3478")),
                IceServer.turn(List.of("turn:turn.cloudflare.com:3478?transport=udp"), "u", "c"));
        assertThat(servers.expiresAt()).contains(END);
    }

    @Test
    void readsOneObjectInsteadOfAnArray() throws IOException {
        assertThat(read("""
                {"iceServers":{"urls":["stun:s:3478","turn:t:3478"],"username":"u","credential":"c"}}""").servers())
                .containsExactly(IceServer.turn(List.of("stun:s:3478", "turn:t:3478"), "u", "c"));
    }

    @Test
    void readsOneUrlInsteadOfAnArray() throws IOException {
        assertThat(read("""
                {"iceServers":{"urls":"turn:t:3478","username":"u","credential":"c"}}""").servers())
                .containsExactly(IceServer.turn(List.of("turn:t:3478"), "u", "c"));
    }

    @Test
    void readsThatNoServerIsNeeded() throws IOException {
        assertThat(read("{\"iceServers\":[]}")).isEqualTo(new IceServers(List.of(), Optional.of(END)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{}                                                                | the field iceServers has no credentials",
            "{\"iceServers\":null}                                             | the field iceServers has no credentials",
            "{\"iceServers\":[{\"urls\":[\"stun:s\"]}]}                        | the field iceServers has no credentials",
            "{\"iceServers\":[{\"username\":\"u\",\"credential\":\"c\"}]}      | the field iceServers.urls is missing",
            "{\"iceServers\":[null]}                                           | the field iceServers.urls is missing",
            "{\"iceServers\":[{\"urls\":[null]}]}                              | the field iceServers.urls is missing",
            "{\"iceServers\":[{\"urls\":[\"turn:t\"],\"username\":\"u\"}]}     | the field iceServers.credential is missing",
            "{\"iceServers\":[{\"urls\":[\"turn:t\"],\"credential\":\"c\"}]}   | the field iceServers.username is missing" })
    void namesTheFieldThatIsMissing(String json, String why) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(HttpFailure.Ambiguous.class)
                .hasMessage("The answer cannot be read: " + why);
    }

    @Test
    void refusesAnEmptyAnswer() {
        assertThatThrownBy(() -> read("null")).hasMessage("The answer cannot be read: it is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = { "stun:s:53", "turn:t:53?transport=udp", "turns:t:53", "TURN:t:53", "turn:[::1]:53?transport=tcp" })
    void removesUrlsWithPort53(String url) {
        assertThat(TurnCodec.withoutPort53(servers(url, "turn:t:3478")).servers())
                .containsExactly(IceServer.turn(List.of("turn:t:3478"), "u", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "turn:t:443", "turn:t:5349?transport=tcp", "turn:t", "turn:[::53]", "turn:t:530",
            "turn:t:443?x=a:53b" })
    void keepsAllOtherUrls(String url) {
        assertThat(TurnCodec.withoutPort53(servers(url)).servers())
                .containsExactly(IceServer.turn(List.of(url), "u", "c"));
    }

    @Test
    void removesAServerWithoutAUrlThatBrowsersCanUse() {
        IceServers all = new IceServers(List.of(IceServer.stun(List.of("stun:s:53")),
                IceServer.turn(List.of("turn:t:3478"), "u", "c")), servers("turn:t").expiresAt());

        assertThat(TurnCodec.withoutPort53(all).servers()).containsExactly(IceServer.turn(List.of("turn:t:3478"), "u", "c"));
    }

    @Test
    void wouldRatherKeepPort53ThanLeaveNothing() {
        assertThat(TurnCodec.withoutPort53(servers("turn:t:53"))).isEqualTo(servers("turn:t:53"));
    }

    private static IceServers read(String json) throws IOException {
        return TurnCodec.iceServers(JSON.readValue(json, TurnWire.Generated.class), END);
    }

    private static IceServers servers(String... urls) {
        return new IceServers(List.of(IceServer.turn(List.of(urls), "u", "c")), Optional.of(END));
    }
}
