package io.quarkiverse.cloudflare.runtime.calls;

/** What an operation puts at stake right now: what must not go wrong, or the session is lost. */
enum Stake {

    /** Nothing was sent, or what was sent can be repeated and asked for. */
    NOTHING,

    /** A request that negotiates is under way: its outcome must become known. */
    OUTCOME,

    /** The operation itself has an offer of the SFU answered: it must succeed. */
    OFFER,

    /** The caller's answer is under way. */
    ANSWER
}
