package io.quarkiverse.cloudflare.deployment.emulator.media;

/**
 * @param bandwidth the most a publisher is told that it may send, in bit/s
 */
public record MediaSettings(int bandwidth) {

    /** Enough for 720p with two smaller layers. */
    public static final MediaSettings DEFAULT = new MediaSettings(4_000_000);

    public MediaSettings {
        if (bandwidth <= 0) {
            throw new IllegalArgumentException("The bandwidth must be positive; found " + bandwidth + " bit/s");
        }
    }
}
