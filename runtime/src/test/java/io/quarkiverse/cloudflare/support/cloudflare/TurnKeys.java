package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Credentials of TURN. Not thread-safe: owned by the lock of the stand-in.
 */
final class TurnKeys {

    private static final String STUN = "stun:stun.cloudflare.com:3478";
    private static final List<String> TURN = List.of("turn:turn.cloudflare.com:3478?transport=udp",
            "turn:turn.cloudflare.com:443?transport=udp", "turn:turn.cloudflare.com:3478?transport=tcp",
            "turn:turn.cloudflare.com:80?transport=tcp", "turns:turn.cloudflare.com:5349?transport=tcp",
            "turns:turn.cloudflare.com:443?transport=tcp");
    private static final String OLD_STUN = "stun:stun.cloudflare.com:53";
    private static final String OLD_TURN = "turn:turn.cloudflare.com:53?transport=udp";

    private final Switches switches;
    private final Journal journal;
    private final Map<String, Set<String>> usernames = new HashMap<>();
    private final Set<String> revoked = new HashSet<>();

    TurnKeys(Switches switches, Journal journal) {
        this.switches = switches;
        this.journal = journal;
    }

    Answer generate(Call call) {
        ObjectNode body = Json.object();
        ArrayNode servers = body.putArray("iceServers");
        ArrayNode stun = servers.addObject().putArray("urls").add(STUN);
        ObjectNode turn = servers.addObject();
        ArrayNode urls = turn.putArray("urls");
        TURN.forEach(urls::add);
        if (switches.offerPort53()) {
            stun.add(OLD_STUN);
            urls.insert(1, OLD_TURN);
        }
        issue(call, turn);
        return Answer.json(201, body);
    }

    /** The older form: one object for all. */
    Answer generateOne(Call call) {
        ObjectNode body = Json.object();
        ObjectNode server = body.putObject("iceServers");
        ArrayNode urls = server.putArray("urls").add(STUN);
        TURN.forEach(urls::add);
        if (switches.offerPort53()) {
            urls.add(OLD_STUN).add(OLD_TURN);
        }
        issue(call, server);
        return Answer.json(201, body);
    }

    private void issue(Call call, ObjectNode server) {
        String username = switches.id() + switches.id() + switches.id();
        server.put("username", username).put("credential", switches.id() + switches.id() + switches.id());
        usernames.computeIfAbsent(call.exchange().parameter("key"), key -> new HashSet<>()).add(username);
        journal.applied(call.exchange(), "", "issue " + username);
    }

    Answer revoke(Call call) {
        String username = call.exchange().parameter("username");
        Set<String> issued = usernames.getOrDefault(call.exchange().parameter("key"), Set.of());
        if (!issued.contains(username)) {
            journal.violation(call.exchange(), "this user name was never issued");
        } else if (revoked.add(username)) {
            journal.applied(call.exchange(), "", "revoke " + username);
        }
        return Answer.empty(204);
    }

    /** @return whether a user name was issued and not revoked */
    boolean isIssued(String key, String username) {
        return usernames.getOrDefault(key, Set.of()).contains(username) && !revoked.contains(username);
    }
}
