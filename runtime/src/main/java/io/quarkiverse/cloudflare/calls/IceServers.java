package io.quarkiverse.cloudflare.calls;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a peer needs to get through firewalls. As JSON it is what the {@code RTCPeerConnection} of browsers takes, and its
 * {@code setConfiguration} when the credentials are to be renewed:
 * {@code {"iceServers":[{"urls":["stun:…"]},{"urls":["turn:…"],"username":"…","credential":"…"}],"expiresAt":"…"}}.
 * Browsers ignore {@code expiresAt}; it is there for a program that renews.
 *
 * @param servers empty where peers need none: the local emulator answers so when it has no TURN server
 * @param expiresAt when the credentials end, and with them what runs over them; absent if nothing ends
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IceServers(@JsonProperty("iceServers") List<IceServer> servers,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Optional<Instant> expiresAt) {

    /**
     * Cloudflare's STUN server alone, which is free and needs no key. With it a peer finds the SFU from behind most home
     * routers, and not from behind firewalls that block UDP. For applications without a TURN key.
     */
    public static final IceServers STUN_ONLY = new IceServers(
            List.of(IceServer.stun(List.of("stun:stun.cloudflare.com:3478"))), Optional.empty());

    public IceServers {
        servers = List.copyOf(servers);
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** @return the name the credentials are revoked by; absent if there are none */
    public Optional<String> username() {
        return servers.stream().flatMap(server -> server.username().stream()).findFirst();
    }
}
