package io.quarkiverse.cloudflare.runtime.room;

/** The thread a callback runs on. */
public enum Execution {
    EVENT_LOOP,
    WORKER,
    VIRTUAL_THREAD
}
