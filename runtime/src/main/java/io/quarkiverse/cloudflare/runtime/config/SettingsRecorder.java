package io.quarkiverse.cloudflare.runtime.config;

import java.util.List;

import io.quarkus.runtime.annotations.Recorder;

/** Refuses to start without what the application needs. */
@Recorder
public class SettingsRecorder {

    /** Fails with one message that names all settings that are missing. */
    public void require(List<RequiredSettings> required) {
        RequiredSettings.require(required);
    }
}
