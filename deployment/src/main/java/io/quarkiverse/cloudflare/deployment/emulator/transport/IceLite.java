package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.quarkiverse.cloudflare.deployment.emulator.stun.StunMessage;
import io.quarkiverse.cloudflare.deployment.emulator.stun.StunWriter;

/**
 * The controlled, lite side of ICE (RFC 8445): it answers connectivity checks, and goes where the peer nominates. Owned by the
 * media loop, apart from {@link #route}.
 */
final class IceLite {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    // 48 and 144 random bits; RFC 8445, section 5.3 asks for 24 and 128.
    private static final int UFRAG = 8;
    private static final int PASSWORD = 24;
    // A peer with as many interfaces and ports of ours reaches all of them at once; older ones were left behind.
    private static final int MAX_ROUTES = 16;
    private static final int UNKNOWN_ATTRIBUTE = 420;
    private static final int ROLE_CONFLICT = 487;

    private final SecureRandom random;
    private final Set<Route> routes = new LinkedHashSet<>();
    private IceCredentials present;
    private Optional<IceCredentials> previous = Optional.empty();
    // Null until the first check.
    private volatile Route route;

    IceLite(SecureRandom random) {
        this.random = random;
        this.present = create();
    }

    IceCredentials credentials() {
        return present;
    }

    /**
     * @return all that a check may be signed with
     */
    List<IceCredentials> valid() {
        return Stream.concat(Stream.of(present), previous.stream()).toList();
    }

    /** Makes new credentials. The peer goes on with those it used last until it uses the new ones. */
    void restart() {
        if (previous.isEmpty()) {
            previous = Optional.of(present);
        }
        present = create();
    }

    private IceCredentials create() {
        return new IceCredentials(word(UFRAG), word(PASSWORD));
    }

    private String word(int length) {
        return random.ints(length, 0, ALPHABET.length()).collect(StringBuilder::new,
                (word, index) -> word.append(ALPHABET.charAt(index)), StringBuilder::append).toString();
    }

    /**
     * @param request for one of the valid fragments
     * @return with what it is signed; empty if with nothing valid
     */
    Optional<IceCredentials> authenticate(StunMessage request) {
        return valid().stream().filter(own -> request.receiver().filter(own.ufrag()::equals).isPresent())
                .filter(own -> request.isSignedWith(own.password())).findFirst();
    }

    /**
     * @param request an authentic one
     * @return the error response to send, if it cannot be granted
     */
    static Optional<byte[]> refuse(StunMessage request, IceCredentials own) {
        if (!request.unknown().isEmpty()) {
            return Optional.of(StunWriter.error(request, UNKNOWN_ATTRIBUTE, "Unknown Attribute", own.password()));
        }
        if (request.isControlled()) {
            return Optional.of(StunWriter.error(request, ROLE_CONFLICT, "Role Conflict", own.password()));
        }
        return Optional.empty();
    }

    /**
     * Takes note of a granted request.
     *
     * @return the routes that are too old to be kept
     */
    List<Route> grant(StunMessage request, IceCredentials own, Route from) {
        if (own.equals(present)) {
            previous = Optional.empty();
        }
        if (route == null || request.useCandidate()) {
            route = from;
        }
        // To the end, as the youngest.
        routes.remove(from);
        routes.add(from);
        List<Route> old = routes.stream().filter(known -> !known.equals(route)).limit(Math.max(0, routes.size() - MAX_ROUTES))
                .toList();
        old.forEach(routes::remove);
        return old;
    }

    /**
     * @return where to send; empty before the first granted check. Any thread may ask
     */
    Optional<Route> route() {
        return Optional.ofNullable(route);
    }

    /**
     * @return from where the peer may send
     */
    Set<Route> routes() {
        return routes;
    }
}
