package io.quarkiverse.cloudflare.deployment.test.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Bearer tokens that say who someone is: {@code token-of.ada}, or {@code token-of.ada.1767225600} until that second.
 */
@ApplicationScoped
class Tokens implements IdentityProvider<TokenAuthenticationRequest> {

    /** @return what a Phoenix client offers as subprotocols with this {@code authToken} */
    static List<String> subprotocols(String token) {
        return List.of("phoenix", "base64url.bearer.phx." + Base64.getUrlEncoder().withoutPadding()
                .encodeToString(token.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String[] parts = request.getToken().getToken().split("\\.");
        if (!parts[0].equals("token-of")) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        var identity = Users.identityOf(parts[1]);
        if (parts.length > 2) {
            identity.addAttribute("quarkus.identity.expire-time", Long.valueOf(parts[2]));
        }
        return Uni.createFrom().item(identity.build());
    }

    /** Looks for a bearer token in the header. */
    @ApplicationScoped
    static class Bearer implements HttpAuthenticationMechanism {

        @Override
        public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
            String header = context.request().getHeader("Authorization");
            if (header == null || !header.startsWith("Bearer ")) {
                return Uni.createFrom().nullItem();
            }
            return identities.authenticate(
                    new TokenAuthenticationRequest(new TokenCredential(header.substring("Bearer ".length()), "bearer")));
        }

        @Override
        public Uni<ChallengeData> getChallenge(RoutingContext context) {
            return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
        }

        @Override
        public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
            return Set.of(TokenAuthenticationRequest.class);
        }
    }
}
