package io.quarkiverse.cloudflare.runtime.room;

import org.jboss.logging.Logger;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.shutdown.ShutdownListener;

/**
 * Empties the rooms when the application is told to stop, while its connections can still be talked to: the shutdown event
 * comes only when the HTTP server has closed them.
 */
final class RoomsDrain implements ShutdownListener {

    private static final Logger LOG = Logger.getLogger(RoomsDrain.class);

    @Override
    public void shutdown(ShutdownNotification notification) {
        try {
            Arc.container().instance(RoomServer.class).get().stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The rooms could not be emptied", e);
        } finally {
            notification.done();
        }
    }
}
