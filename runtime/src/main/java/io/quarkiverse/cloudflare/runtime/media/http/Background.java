package io.quarkiverse.cloudflare.runtime.media.http;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;

/** Runs what nobody waits for. */
final class Background {

    private static final Logger LOG = Logger.getLogger(Background.class);

    private Background() {
    }

    static void run(Uni<?> work) {
        work.subscribe().with(done -> {
        }, failure -> LOG.warn("Something about media that nobody waited for failed", failure));
    }
}
