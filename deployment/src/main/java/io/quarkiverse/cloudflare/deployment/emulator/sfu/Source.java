package io.quarkiverse.cloudflare.deployment.emulator.sfu;

/**
 * A publication and where it is.
 *
 * @param session the id of the publisher's session
 */
record Source(String session, Publication publication) {
}
