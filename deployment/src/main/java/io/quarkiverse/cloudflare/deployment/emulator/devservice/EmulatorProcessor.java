package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import java.net.InetAddress;
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
import io.quarkiverse.cloudflare.deployment.emulator.EmulatorSettings;
import io.quarkiverse.cloudflare.runtime.config.DevServicesBuildTimeConfig;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;

/** Starts the emulator for an application that uses Calls and says nothing of its app. */
@BuildSteps(onlyIf = IsDevServicesSupportedByLaunchMode.class)
class EmulatorProcessor {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.cloudflare.emulator");

    @BuildStep
    void emulate(List<UsedClientBuildItem> clients, DevServicesBuildTimeConfig config, DevServicesConfig all,
            LaunchModeBuildItem launch, BuildProducer<DevServicesResultBuildItem> services) {
        UsedApis used = UsedApis.of(clients);
        SortedMap<String, Function<CloudflareEmulator, String>> settings = EmulatedSettings.of(used,
                EmulatorProcessor::isConfigured);
        Optional<String> obstacle = obstacle(config, all).or(() -> obstacle(used, settings));
        if (obstacle.isPresent()) {
            LOG.debugf("The Cloudflare emulator does not start: %s", obstacle.get());
        } else {
            boolean isTest = launch.isTest();
            services.produce(DevServicesResultBuildItem.<EmulatorService> owned().feature("cloudflare")
                    .description("Emulator of Cloudflare Calls")
                    // Compared with that of the build before, so nothing in it may differ by chance.
                    .serviceConfig(List.of(config.port(), config.hosts().orElse(List.of()), config.turn(),
                            List.copyOf(settings.keySet())))
                    .startable(() -> new EmulatorService(() -> settings(config, isTest)))
                    .configProvider(values(settings))
                    .postStartHook(EmulatorService::announce)
                    .build());
        }
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

    private static EmulatorSettings settings(DevServicesBuildTimeConfig config, boolean isTest) {
        List<InetAddress> hosts = config.hosts().map(MediaHosts::of)
                .orElseGet(() -> isTest ? MediaHosts.loopback() : MediaHosts.localNetworks());
        return new EmulatorSettings(config.port(), hosts, config.turn(), Optional.empty(), Optional.empty());
    }

    private static Map<String, Function<EmulatorService, String>> values(
            SortedMap<String, Function<CloudflareEmulator, String>> settings) {
        return settings.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                setting -> service -> service.ask(setting.getValue())));
    }
}
