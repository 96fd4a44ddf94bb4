package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class ComponentConditionTest {

    @TempDir
    Path folder;

    @Test
    void runsATestWhoseComponentIsOnThePath() throws Exception {
        Path program = Files.createFile(folder.resolve("chromium"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(with(Map.of("PATH", folder.toString())).evaluate("chromium").isDisabled()).isFalse();
    }

    @Test
    void skipsATestWhoseComponentIsMissingAndSaysHowToInstallIt() {
        ConditionEvaluationResult result = with(Map.of("PATH", folder.toString())).evaluate("chromium");

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).hasValue("This test needs 'chromium', which is not installed. To install it: "
                + "Debian: apt-get install chromium; elsewhere set CHROMIUM to the path of a Chromium or Chrome");
    }

    @Test
    void failsATestWhoseComponentIsMissingInCi() {
        assertThatThrownBy(() -> with(Map.of("PATH", folder.toString(), "CI", "true")).evaluate("coturn"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("This test needs 'coturn', which is not installed. To install it: put it on the PATH");
    }

    @Test
    void believesTheEnvironmentBeforeThePath() {
        assertThat(with(Map.of("CHROMIUM", folder.resolve("absent").toString())).find("chromium")).isEmpty();
    }

    private static ComponentCondition with(Map<String, String> environment) {
        return new ComponentCondition(environment);
    }
}
