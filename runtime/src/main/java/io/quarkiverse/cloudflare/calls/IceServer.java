package io.quarkiverse.cloudflare.calls;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A server that helps peers to find a way to each other. As JSON it is the {@code RTCIceServer} of browsers:
 * {@code {"urls":["turn:…"],"username":"…","credential":"…"}}.
 *
 * @param urls {@code stun:}, {@code turn:} or {@code turns:}; at least one
 * @param username with which a peer shows up at a TURN server; absent for STUN
 * @param credential the password that goes with it; absent for STUN
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IceServer(List<String> urls, Optional<String> username, Optional<String> credential) {

    public IceServer {
        urls = List.copyOf(urls);
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(credential, "credential");
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("An ICE server must have a URL");
        }
        if (username.isPresent() != credential.isPresent()) {
            throw new IllegalArgumentException("An ICE server must have a username and a credential, or neither");
        }
    }

    /** A server that asks for no credentials. */
    public static IceServer stun(List<String> urls) {
        return new IceServer(urls, Optional.empty(), Optional.empty());
    }

    /** A relay, and who may use it. */
    public static IceServer turn(List<String> urls, String username, String credential) {
        return new IceServer(urls, Optional.of(username), Optional.of(credential));
    }

    /** Who has the credentials can send at the account's expense, so they stay out of logs. */
    @Override
    public String toString() {
        return "IceServer[urls=" + urls + (username.isPresent() ? ", username=***, credential=***]" : "]");
    }
}
