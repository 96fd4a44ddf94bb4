package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.deployment.UsedClientBuildItem;
import io.quarkiverse.cloudflare.deployment.emulator.CloudflareEmulator;
import io.quarkiverse.cloudflare.runtime.config.DevServicesBuildTimeConfig;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CuratedApplicationShutdownBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.LiveReloadBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServiceDescriptionBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;

/** Starts the emulator for an application that uses Calls and says nothing of its app. */
class EmulatorProcessor {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.cloudflare.emulator");
    private static final String NAME = "cloudflare";
    private static final String DESCRIPTION = "Emulator of Cloudflare Calls";

    @BuildStep(onlyIf = IsDevServicesSupportedByLaunchMode.class)
    void decide(List<UsedClientBuildItem> clients, DevServicesBuildTimeConfig config, DevServicesConfig all,
            BuildProducer<EmulatorBuildItem> emulators) {
        UsedApis used = UsedApis.of(clients);
        SortedMap<String, Function<CloudflareEmulator, String>> settings = EmulatedSettings.of(used,
                EmulatorProcessor::isConfigured);
        obstacle(config, all).or(() -> obstacle(used, settings)).ifPresentOrElse(
                obstacle -> LOG.debugf("The Cloudflare emulator does not start: %s", obstacle),
                () -> emulators.produce(new EmulatorBuildItem(config.port(), config.hosts().orElse(List.of()), config.turn(),
                        settings)));
    }

    private static Optional<String> obstacle(DevServicesBuildTimeConfig config, DevServicesConfig all) {
        if (!all.enabled()) {
            return Optional.of("quarkus.devservices.enabled is false");
        }
        return config.enabled() ? Optional.empty() : Optional.of("quarkus.cloudflare.devservices.enabled is false");
    }

    private static Optional<String> obstacle(UsedApis used, Map<String, ?> settings) {
        if (used.nothing()) {
            return Optional.of("nothing injects a CallsClient, a TurnClient or a CallsAccount");
        }
        return settings.isEmpty() ? Optional.of("what the application uses is configured") : Optional.empty();
    }

    private static boolean isConfigured(String key) {
        // The raw value: an expression may not be resolvable where the application is built.
        String value = ConfigProvider.getConfig().getConfigValue(key).getRawValue();
        return value != null && !value.isBlank();
    }

    /** In tests Quarkus starts it, and hands its settings to a packaged application too. */
    @BuildStep(onlyIf = IsTest.class)
    void startInTests(Optional<EmulatorBuildItem> wanted, BuildProducer<DevServicesResultBuildItem> services) {
        wanted.ifPresent(emulator -> services.produce(DevServicesResultBuildItem.<EmulatorService> owned().feature(NAME)
                .description(DESCRIPTION)
                .serviceConfig(emulator.identity())
                .startable(() -> new EmulatorService(MediaHosts.inTests(emulator.hosts), emulator))
                .configProvider(emulator.settings.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                        setting -> service -> service.ask(setting.getValue()))))
                .postStartHook(EmulatorService::announce)
                .build()));
    }

    /**
     * In dev mode it is started here: for a service of its own, Quarkus would look for Docker each time, which takes a second,
     * and an error in the log where there is none. It lives on until other settings want another one.
     */
    @BuildStep(onlyIf = IsDevelopment.class)
    void startInDevMode(Optional<EmulatorBuildItem> wanted, LiveReloadBuildItem reload,
            CuratedApplicationShutdownBuildItem end, BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults,
            BuildProducer<DevServiceDescriptionBuildItem> descriptions) {
        EmulatorService running = reload.getContextObject(EmulatorService.class);
        if (running != null && (wanted.isEmpty() || !running.serves(wanted.get()))) {
            running.close();
        }
        if (wanted.isPresent()) {
            if (running == null || !running.serves(wanted.get())) {
                running = new EmulatorService(MediaHosts.inDevMode(wanted.get().hosts), wanted.get());
                running.start();
                running.announce();
                reload.setContextObject(EmulatorService.class, running);
                end.addCloseTask(running::close, true);
            }
            Map<String, String> values = running.settings();
            values.forEach((key, value) -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, value)));
            descriptions.produce(new DevServiceDescriptionBuildItem(NAME, DESCRIPTION, values));
        }
    }
}
