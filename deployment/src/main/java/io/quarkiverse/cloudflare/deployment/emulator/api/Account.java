package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.deployment.emulator.sfu.Sfu;
import io.quarkiverse.cloudflare.deployment.emulator.turn.TurnServer;

/**
 * The one account of an emulator: its apps, each with an SFU of its own, and its TURN keys. Thread-safe.
 */
public final class Account {

    private final String id;
    private final String token;
    private final Clock clock;
    private final Ids ids;
    private final TurnServer turn;
    private final Registry apps;
    private final Registry keys;
    private final Map<String, Sfu> sfus = new ConcurrentHashMap<>();
    private final Supplier<Sfu> newSfu;
    private final Network network = new Network();
    private final TrackFaults trackFaults = new TrackFaults();

    /**
     * An account without an app or a key.
     *
     * @param newSfu makes one when an app is first used
     */
    public Account(Clock clock, Ids ids, TurnServer turn, Supplier<Sfu> newSfu) {
        this.id = ids.id();
        this.token = ids.secret();
        this.clock = clock;
        this.ids = ids;
        this.turn = turn;
        this.newSfu = newSfu;
        this.apps = new Registry(clock, ids, app -> end(app.uid()));
        this.keys = new Registry(clock, ids, key -> {
        });
    }

    /** Adds an app. */
    public Registration addApp(String uid, String secret, String name) {
        return apps.add(uid, secret, name);
    }

    /** Adds a TURN key of random id and token. */
    public Registration addTurnKey(String name) {
        return keys.create(name);
    }

    public String id() {
        return id;
    }

    /** @return the API token of the account */
    public String token() {
        return token;
    }

    /** @return the SFUs of all apps that were used, for those who look at everything */
    public List<Sfu> sfus() {
        return List.copyOf(sfus.values());
    }

    Registry apps() {
        return apps;
    }

    Registry keys() {
        return keys;
    }

    TurnServer turn() {
        return turn;
    }

    TurnOperations turnOperations() {
        return new TurnOperations(turn, clock, ids);
    }

    /** The SFU of the app that a request is about. */
    Sfu sfu(Call call) {
        return sfu(call.parameter("app"));
    }

    Sfu sfu(String app) {
        return sfus.computeIfAbsent(app, key -> {
            Sfu sfu = newSfu.get();
            network.join(sfu);
            return sfu;
        });
    }

    /**
     * The SFU that has a session, of whichever app.
     *
     * @throws Refusal if there is no such session
     */
    Sfu holding(String session) {
        return sfus().stream()
                .filter(sfu -> Pending.of(sfu.sessions()).stream().anyMatch(view -> view.id().equals(session))).findFirst()
                .orElseThrow(() -> new Refusal(404, "not_found",
                        "There is no session " + session + ": GET /emulator/state lists those there are"));
    }

    Network network() {
        return network;
    }

    TrackFaults trackFaults() {
        return trackFaults;
    }

    /** The app whose secret is that of the control endpoints: the oldest. */
    Optional<Registration> firstApp() {
        return apps.list().stream().findFirst();
    }

    private void end(String app) {
        Optional.ofNullable(sfus.remove(app)).ifPresent(sfu -> sfu.sessions()
                .thenAccept(sessions -> sessions.forEach(session -> sfu.die(session.id(), false))));
    }
}
