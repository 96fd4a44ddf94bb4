package io.quarkiverse.cloudflare.runtime.room;

import java.net.URI;
import java.util.Set;

/**
 * Which pages may connect. Immutable.
 */
final class OriginRule {

    private static final String ANY = "*";
    private static final int NO_PORT = -1;

    private final Set<String> allowed;

    OriginRule(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * @param origin the header; {@code null} if there is none, so that no page asks
     * @param host host and port the client asked for; {@code null} if it did not say
     */
    boolean permits(String origin, String host) {
        if (origin == null || allowed.contains(ANY) || allowed.contains(origin)) {
            return true;
        }
        try {
            URI page = URI.create(origin);
            return page.getHost() != null && host != null && sameHost(page, host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean sameHost(URI page, String host) {
        URI target = URI.create("x://" + host);
        return page.getHost().equalsIgnoreCase(target.getHost())
                && port(page.getPort(), page.getScheme()) == port(target.getPort(), page.getScheme());
    }

    private static int port(int port, String scheme) {
        return port != NO_PORT ? port : "https".equals(scheme) ? 443 : 80;
    }
}
