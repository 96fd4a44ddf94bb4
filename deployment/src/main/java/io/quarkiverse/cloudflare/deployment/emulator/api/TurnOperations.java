package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.deployment.emulator.turn.TurnEndpoint;
import io.quarkiverse.cloudflare.deployment.emulator.turn.TurnServer;

/**
 * Issues credentials of TURN. They end with their time only: a shared secret leaves nothing to revoke. Thread-safe.
 */
final class TurnOperations {

    private final TurnServer turn;
    private final Clock clock;
    private final Ids ids;

    TurnOperations(TurnServer turn, Clock clock, Ids ids) {
        this.turn = turn;
        this.clock = clock;
        this.ids = ids;
    }

    /** A list that is empty if there is no TURN server. */
    Answer generate(Call call) {
        ObjectNode body = Json.object();
        ArrayNode servers = body.putArray("iceServers");
        turn.endpoint().ifPresent(endpoint -> {
            endpoint.stunUrls().forEach(servers.addObject().putArray("urls")::add);
            ObjectNode server = servers.addObject();
            endpoint.turnUrls().forEach(server.putArray("urls")::add);
            issue(call, endpoint, server);
        });
        return Answer.json(201, body);
    }

    /** The older form: one object for all. */
    Answer generateOne(Call call) {
        ObjectNode body = Json.object();
        ObjectNode server = body.putObject("iceServers");
        ArrayNode urls = server.putArray("urls");
        Optional<TurnEndpoint> endpoint = turn.endpoint();
        endpoint.ifPresent(found -> {
            found.stunUrls().forEach(urls::add);
            found.turnUrls().forEach(urls::add);
            issue(call, found, server);
        });
        return Answer.json(201, body);
    }

    Answer revoke(Call call) {
        return Answer.empty(204);
    }

    private void issue(Call call, TurnEndpoint endpoint, ObjectNode server) {
        Duration ttl = Duration.ofSeconds(call.json().get("ttl").asLong());
        String username = TurnEndpoint.username(clock.instant().plus(ttl), ids.label());
        server.put("username", username).put("credential", endpoint.credential(username));
    }
}
