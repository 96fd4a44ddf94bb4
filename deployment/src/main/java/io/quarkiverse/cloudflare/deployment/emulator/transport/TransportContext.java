package io.quarkiverse.cloudflare.deployment.emulator.transport;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Executor;

import io.quarkiverse.cloudflare.deployment.emulator.dtls.DtlsIdentity;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * What all transports share.
 *
 * @param loop the media loop
 * @param timers of the media loop
 * @param byFragment each transport keeps its valid fragments there
 */
record TransportContext(Executor loop, Timers timers, DtlsIdentity identity, SecureRandom random,
        Map<String, Transport> byFragment, HostileCounters counters) {
}
