package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.runtime.config.CallsRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.config.MediaRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.config.RequiredSettings;
import io.quarkiverse.cloudflare.runtime.config.TurnRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** Hands what the build knows of media rooms to the running application. */
@Recorder
public class MediaRecorder {

    private static final Logger LOG = Logger.getLogger(MediaRecorder.class);

    private final RuntimeValue<MediaRuntimeConfig> media;
    private final RuntimeValue<CallsRuntimeConfig> calls;
    private final RuntimeValue<TurnRuntimeConfig> turn;

    public MediaRecorder(RuntimeValue<MediaRuntimeConfig> media, RuntimeValue<CallsRuntimeConfig> calls,
            RuntimeValue<TurnRuntimeConfig> turn) {
        this.media = media;
        this.calls = calls;
        this.turn = turn;
    }

    public Supplier<MediaDefinitions> definitions(List<MediaDefinition> definitions) {
        return () -> new MediaDefinitions(definitions);
    }

    /** Fails with a message that names every setting that is wrong. */
    public void checkSettings() {
        RequiredSettings.require(MediaAvailability.halfConfigured(calls.getValue(), turn.getValue()));
        boolean enabled = MediaAvailability.isConfigured(calls.getValue());
        // A node that makes up its key refuses the tokens of the others, and its own after a restart.
        MediaSettings.check(media.getValue(), enabled && LaunchMode.current() == LaunchMode.NORMAL);
        if (!enabled) {
            LOG.info("Media in rooms is off, because quarkus.cloudflare.calls.app-id and quarkus.cloudflare.calls.app-secret"
                    + " are not set. Rooms work without it.");
        }
    }
}
