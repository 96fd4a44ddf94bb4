package io.quarkiverse.cloudflare.runtime.room;

/**
 * The kinds of callback that rooms themselves call, by the simple names of their annotations.
 */
final class Kinds {

    static final String CREATE = "OnCreate";
    static final String JOIN = "OnJoin";
    static final String EVENT = "OnEvent";
    static final String BINARY = "OnBinary";
    static final String DROP = "OnDrop";
    static final String REJOIN = "OnRejoin";
    static final String LEAVE = "OnLeave";
    static final String EMPTY = "OnEmpty";
    static final String ERROR = "OnError";
    static final String TICK = "OnTick";
    static final String RECIPIENTS = "Recipients";

    private Kinds() {
    }
}
