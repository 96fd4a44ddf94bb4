package io.quarkiverse.cloudflare.runtime.room;

/** What the invoker of a callback returns. */
public enum ResultShape {

    /** Always {@code null}. */
    VOID,
    /** A value, which may be a {@code Broadcast} or {@code null}. */
    VALUE,
    /** A {@code Uni} of nothing or of a value. */
    UNI,
    /** A {@code Multi} of values. */
    MULTI
}
