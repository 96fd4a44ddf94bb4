package io.quarkiverse.cloudflare.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

class IceServersTest {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private static final IceServers SERVERS = new IceServers(
            List.of(IceServer.stun(List.of("stun:s:3478")), IceServer.turn(List.of("turn:t:3478"), "ada-1", "hush")),
            Optional.of(Instant.parse("2026-01-01T04:00:00Z")));

    @Test
    void isWhatAPeerConnectionTakesAsJson() throws IOException {
        assertThat(JSON.readTree(JSON.writeValueAsString(SERVERS))).isEqualTo(JSON.readTree("""
                {"iceServers":[{"urls":["stun:s:3478"]},{"urls":["turn:t:3478"],"username":"ada-1","credential":"hush"}],
                 "expiresAt":"2026-01-01T04:00:00Z"}"""));
    }

    @Test
    void comesBackFromJson() throws IOException {
        assertThat(JSON.readValue(JSON.writeValueAsString(SERVERS), IceServers.class)).isEqualTo(SERVERS);
    }

    @Test
    void hasNothingThatIsAbsentInItsJson() throws IOException {
        assertThat(JSON.writeValueAsString(IceServers.STUN_ONLY))
                .isEqualTo("{\"iceServers\":[{\"urls\":[\"stun:stun.cloudflare.com:3478\"]}]}");
    }

    @Test
    void keepsCredentialsOutOfItsText() {
        assertThat(SERVERS.toString()).contains("turn:t:3478", "username=***").doesNotContain("ada-1", "hush");
    }

    @Test
    void hasTheUsernameToRevoke() {
        assertThat(SERVERS.username()).contains("ada-1");
        assertThat(IceServers.STUN_ONLY.username()).isEmpty();
    }

    @Test
    void refusesServersThatABrowserWouldRefuse() {
        assertThatThrownBy(() -> IceServer.stun(List.of())).hasMessage("An ICE server must have a URL");
        assertThatThrownBy(() -> new IceServer(List.of("turn:t"), Optional.of("ada-1"), Optional.empty()))
                .hasMessage("An ICE server must have a username and a credential, or neither");
    }
}
