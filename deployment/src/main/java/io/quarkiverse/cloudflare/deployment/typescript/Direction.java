package io.quarkiverse.cloudflare.deployment.typescript;

/** Whether Jackson reads a value, which a client wrote, or writes it. */
enum Direction {
    READ,
    WRITTEN
}
