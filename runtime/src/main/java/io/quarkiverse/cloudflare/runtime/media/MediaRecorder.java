package io.quarkiverse.cloudflare.runtime.media;

import java.util.List;
import java.util.function.Supplier;

import io.quarkiverse.cloudflare.runtime.config.CallsRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.config.MediaRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** Hands what the build knows of media rooms to the running application. */
@Recorder
public class MediaRecorder {

    private final RuntimeValue<MediaRuntimeConfig> media;
    private final RuntimeValue<CallsRuntimeConfig> calls;

    public MediaRecorder(RuntimeValue<MediaRuntimeConfig> media, RuntimeValue<CallsRuntimeConfig> calls) {
        this.media = media;
        this.calls = calls;
    }

    public Supplier<MediaDefinitions> definitions(List<MediaDefinition> definitions) {
        return () -> new MediaDefinitions(definitions);
    }

    /** Fails with one message that names every setting that is wrong. */
    public void checkSettings() {
        // A node that makes up its key refuses the tokens of the others, and its own after a restart.
        boolean keyNeeded = LaunchMode.current() == LaunchMode.NORMAL && MediaAvailability.isConfigured(calls.getValue());
        MediaSettings.check(media.getValue(), keyNeeded);
    }
}
