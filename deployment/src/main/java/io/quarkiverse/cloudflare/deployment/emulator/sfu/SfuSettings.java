package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.time.Duration;

/**
 * The limits of sessions.
 *
 * @param connectWait how long a request waits for a session to connect
 * @param mediaWait how long a pull waits for packets of its track
 * @param trackIdle how long a track may be without packets
 * @param sessionIdle how long a session may be without a word of its peer, also before the first one
 * @param maxSections how many media sections a session may come to have
 */
public record SfuSettings(Duration connectWait, Duration mediaWait, Duration trackIdle, Duration sessionIdle,
        int maxSections) {

    /** As Cloudflare documents them, or as others have met them. */
    public static final SfuSettings DEFAULT = new SfuSettings(Duration.ofSeconds(5), Duration.ofSeconds(8),
            Duration.ofSeconds(30), Duration.ofSeconds(30), 1000);
}
