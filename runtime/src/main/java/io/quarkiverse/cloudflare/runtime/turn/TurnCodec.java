package io.quarkiverse.cloudflare.runtime.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.quarkiverse.cloudflare.calls.IceServer;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure;
import io.quarkiverse.cloudflare.runtime.turn.TurnWire.Generated;
import io.quarkiverse.cloudflare.runtime.turn.TurnWire.Server;

/** Turns what the API of TURN answers into what applications see. */
final class TurnCodec {

    /** {@code stun:host:53} or {@code turn:host:53?transport=udp}; a host may be an address of IPv6 in brackets. */
    private static final Pattern PORT_53 = Pattern.compile("(?i)(stuns?|turns?):.*:53(\\?.*)?");

    private TurnCodec() {
    }

    /**
     * @param expiresAt when what was generated ends; the answer does not say
     */
    static IceServers iceServers(Generated answer, Instant expiresAt) {
        if (answer == null) {
            throw unreadable("it is empty");
        }
        List<IceServer> servers = new ArrayList<>();
        for (Server server : answer.iceServers() == null ? List.<Server> of() : answer.iceServers()) {
            servers.add(iceServer(server));
        }
        boolean none = answer.iceServers() != null && servers.isEmpty();
        if (!none && servers.stream().noneMatch(server -> server.username().isPresent())) {
            throw unreadable("the field iceServers has no credentials");
        }
        return new IceServers(servers, Optional.of(expiresAt));
    }

    private static IceServer iceServer(Server server) {
        if (server == null || server.urls() == null || server.urls().isEmpty() || server.urls().contains(null)) {
            throw unreadable("the field iceServers.urls is missing");
        }
        Optional<String> username = text(server.username());
        Optional<String> credential = text(server.credential());
        if (username.isPresent() != credential.isPresent()) {
            throw unreadable("the field iceServers." + (username.isPresent() ? "credential" : "username") + " is missing");
        }
        return new IceServer(server.urls(), username, credential);
    }

    /** Browsers block port 53, and wait for it. */
    static IceServers withoutPort53(IceServers all) {
        List<IceServer> servers = new ArrayList<>();
        for (IceServer server : all.servers()) {
            List<String> urls = server.urls().stream().filter(url -> !PORT_53.matcher(url).matches()).toList();
            if (!urls.isEmpty()) {
                servers.add(new IceServer(urls, server.username(), server.credential()));
            }
        }
        return servers.isEmpty() ? all : new IceServers(servers, all.expiresAt());
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    private static HttpFailure unreadable(String why) {
        return HttpFailure.unreadable("The answer cannot be read: " + why);
    }
}
