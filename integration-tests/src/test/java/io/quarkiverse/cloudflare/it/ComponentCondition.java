package io.quarkiverse.cloudflare.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Decides what {@link RequiresComponent} asks. Thread-safe.
 */
final class ComponentCondition implements ExecutionCondition {

    private static final Map<String, String> INSTALLATION = Map.of(
            "chromium", "Debian: apt-get install chromium; elsewhere set CHROMIUM to the path of a Chromium or Chrome",
            "firefox-esr", "Debian: apt-get install firefox-esr; elsewhere set FIREFOX to the path of a Firefox",
            "turnserver", "Debian: apt-get install coturn",
            "node", "Node 20 or newer with npm: https://nodejs.org");

    /** Programs whose place the environment may tell. */
    private static final Map<String, String> PLACES = Map.of("chromium", "CHROMIUM", "firefox-esr", "FIREFOX");

    private final Map<String, String> environment;

    ComponentCondition() {
        this(System.getenv());
    }

    ComponentCondition(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), RequiresComponent.class)
                .map(required -> evaluate(required.value()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("No component is required"));
    }

    ConditionEvaluationResult evaluate(String... components) {
        for (String component : components) {
            if (find(component).isEmpty()) {
                return missing(component);
            }
        }
        return ConditionEvaluationResult.enabled("Found: " + String.join(", ", components));
    }

    private ConditionEvaluationResult missing(String component) {
        String message = "This test needs '%s', which is not installed. To install it: %s".formatted(component,
                INSTALLATION.getOrDefault(component, "put it on the PATH"));
        if (Boolean.parseBoolean(environment.get("CI"))) {
            throw new ExtensionConfigurationException(message);
        }
        return ConditionEvaluationResult.disabled(message);
    }

    /**
     * @return the program, or empty if this machine does not have it
     */
    Optional<Path> find(String component) {
        String place = environment.get(PLACES.getOrDefault(component, ""));
        Stream<Path> candidates = place != null ? Stream.of(Path.of(place))
                : Pattern.compile(File.pathSeparator, Pattern.LITERAL).splitAsStream(environment.getOrDefault("PATH", ""))
                        .filter(folder -> !folder.isEmpty())
                        .flatMap(folder -> Stream.of(component, component + ".exe").map(Path.of(folder)::resolve));
        return candidates.filter(Files::isExecutable).findFirst();
    }
}
