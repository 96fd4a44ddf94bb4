package io.quarkiverse.cloudflare.deployment.test.security;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/**
 * Whoever a test says: {@code ada+admin} is ada, in the role admin and with the permission admin. A test adds it to its
 * application and sends what
 * {@link #as} makes.
 */
@ApplicationScoped
class Users implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private static final String PASSWORD = "right";

    /** @return the header that makes a request a user's, as name and value */
    static String[] as(String user) {
        return new String[] { "Authorization", "Basic " + Base64.getEncoder()
                .encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)) };
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(UsernamePasswordAuthenticationRequest request,
            AuthenticationRequestContext context) {
        if (!PASSWORD.equals(new String(request.getPassword().getPassword()))) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Uni.createFrom().item(identityOf(request.getUsername()).build());
    }

    static QuarkusSecurityIdentity.Builder identityOf(String user) {
        String[] parts = user.split("\\+");
        Set<String> roles = Arrays.stream(parts).skip(1).collect(Collectors.toSet());
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(parts[0])).addRoles(roles)
                .addPermissionsAsString(roles);
    }
}
