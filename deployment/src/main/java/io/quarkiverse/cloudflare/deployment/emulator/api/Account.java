package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.time.Clock;

import io.quarkiverse.cloudflare.deployment.emulator.turn.TurnServer;

/**
 * The one account of an emulator: its apps, each with an SFU of its own, and its TURN keys. Thread-safe.
 */
public final class Account {

    private final String id;
    private final String token;
    private final Registry apps;
    private final Registry keys;

    /** An account without an app or a key. */
    public Account(Clock clock, Ids ids, TurnServer turn) {
        this.id = ids.id();
        this.token = ids.secret();
        this.apps = new Registry(clock, ids, app -> {
        });
        this.keys = new Registry(clock, ids, key -> {
        });
    }

    /** Adds an app. The first one's secret is also that of the control endpoints. */
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
}
