package io.quarkiverse.cloudflare.runtime.account;

/** What the account API reads. What it answers has two shapes, and is read as a tree. */
public final class AccountWire {

    private AccountWire() {
    }

    /** What is made or changed: all that can be said about an app or a TURN key. */
    public record Named(String name) {
    }
}
