package io.quarkiverse.cloudflare.calls;

import java.util.List;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * The operations of the SFU on WebSocket adapters, which carry a track to or from an endpoint of yours. It fails as
 * {@link CallsClient} does, and like it is safe for use by any number of threads.
 *
 * @see <a href="https://developers.cloudflare.com/realtime/sfu/media-transport-adapters/websocket-adapter/">WebSocket
 *      adapter</a>
 */
public interface AdaptersClient {

    /** The most adapters one request may name. */
    int MAX_ADAPTERS_PER_REQUEST = 4;

    /**
     * Has the SFU connect to endpoints. It fails for each adapter alone, and never as a whole because of one.
     * <p>
     * {@code POST /adapters/websocket/new}
     *
     * @param adapters 1 to {@value #MAX_ADAPTERS_PER_REQUEST}
     */
    @CheckReturnValue
    Uni<AdaptersResult> open(List<? extends Adapter> adapters);

    /**
     * Closes adapters. One that is closed already counts as accepted.
     * <p>
     * {@code POST /adapters/websocket/close}
     *
     * @param adapters 1 to {@value #MAX_ADAPTERS_PER_REQUEST}
     */
    @CheckReturnValue
    Uni<AdaptersResult> close(List<AdapterId> adapters);

    /** Blocking form of {@link #open}. */
    default AdaptersResult openAndAwait(List<? extends Adapter> adapters) {
        return Awaiting.await("open", open(adapters));
    }

    /** Blocking form of {@link #close}. */
    default AdaptersResult closeAndAwait(List<AdapterId> adapters) {
        return Awaiting.await("close", close(adapters));
    }
}
