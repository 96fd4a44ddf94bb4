package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import io.quarkiverse.cloudflare.deployment.emulator.sdp.DescriptionWriter;
import io.quarkiverse.cloudflare.deployment.emulator.transport.TransportEvents;

/**
 * Where sessions get their connections. Owned by the media loop.
 */
interface Connections {

    Connection open(TransportEvents events);

    /** Writes descriptions that lead to these connections. */
    DescriptionWriter writer();
}
