package io.quarkiverse.cloudflare.support.cloudflare;

/**
 * A change that a request made.
 *
 * @param exchange the number of the request
 * @param session whose state changed; empty if it was not a session's
 * @param what for example {@code publish cam-1}, the same words for the same change
 */
public record Applied(int exchange, Operation operation, String session, String what) {
}
