package io.quarkiverse.cloudflare.deployment;

import java.util.List;

import io.quarkiverse.cloudflare.runtime.config.SettingsRecorder;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;

class CloudflareProcessor {

    static final String FEATURE = "cloudflare";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void requireSettings(List<RequiredSettingsBuildItem> items, SettingsRecorder recorder) {
        if (!items.isEmpty()) {
            recorder.require(items.stream().sorted().map(item -> item.settings).toList());
        }
    }
}
