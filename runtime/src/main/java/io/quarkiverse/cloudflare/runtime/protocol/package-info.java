/**
 * Phoenix channels 2.0.0 as bytes: frames in, frames out, and the names both sides agree on.
 * <p>
 * Start at {@link io.quarkiverse.cloudflare.runtime.protocol.FrameCodec}. The contract for people who write clients is
 * {@code src/main/protocol/frames.md}.
 */
package io.quarkiverse.cloudflare.runtime.protocol;
