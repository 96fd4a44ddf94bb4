package io.quarkiverse.cloudflare.runtime.media.whip;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.runtime.media.MediaDefinition;
import io.quarkiverse.cloudflare.runtime.media.MediaToken;

/**
 * What somebody wants to begin, after it was found to be allowed.
 *
 * @param session as it will be
 */
record Start(WhipSession session, MediaToken token, Offer offer, MediaDefinition room, CallsClient calls) {
}
