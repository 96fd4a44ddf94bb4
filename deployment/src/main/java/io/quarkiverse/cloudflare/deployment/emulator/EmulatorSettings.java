package io.quarkiverse.cloudflare.deployment.emulator;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an emulator is started.
 *
 * @param port of its HTTP API; 0 lets the system choose one
 * @param hosts addresses at which browsers reach its media, at least one
 * @param turn whether coturn is started when it is installed
 * @param appId of the first app: 32 hexadecimal digits; random if empty
 * @param appSecret of the first app: at least 16 letters, digits, hyphens and underscores; random if empty
 */
public record EmulatorSettings(int port, List<InetAddress> hosts, boolean turn, Optional<String> appId,
        Optional<String> appSecret) {

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,}");

    public EmulatorSettings {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("The port of the emulator must be 0 to 65535; found " + port);
        }
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("The emulator needs at least one host");
        }
        Objects.requireNonNull(appId, "appId");
        Objects.requireNonNull(appSecret, "appSecret");
        appId.filter(id -> !ID.matcher(id).matches()).ifPresent(id -> {
            throw new IllegalArgumentException("The id of an app must be 32 hexadecimal digits; found '" + id + "'");
        });
        if (appSecret.isPresent() && !SECRET.matcher(appSecret.get()).matches()) {
            throw new IllegalArgumentException(
                    "The secret of an app must be at least 16 letters, digits, hyphens and underscores");
        }
    }

    /** @return any port, media at the loopback address only, TURN if there is a server, and a random app */
    public static EmulatorSettings loopback() {
        return new EmulatorSettings(0, List.of(InetAddress.getLoopbackAddress()), true, Optional.empty(), Optional.empty());
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "EmulatorSettings[port=" + port + ", hosts=" + hosts + ", turn=" + turn + "]";
    }
}
