package io.quarkiverse.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/**
 * The configuration reference of the guides is a copy of what the build generates, kept so that the guides can be read and
 * built
 * without compiling.
 */
class ConfigReferenceTest {

    private static final Path GENERATED = Path.of("target/quarkus-generated-doc/config/quarkus-cloudflare.adoc");
    private static final Path COPY = Path.of("../src/main/asciidoc/includes/quarkus-cloudflare.adoc");

    @Test
    void isTheOneTheBuildGenerates() throws IOException {
        assertThat(Files.readString(COPY).lines())
                .as("The configuration changed. Bring it into the guides: cp runtime/%s src/main/asciidoc/includes/", GENERATED)
                .containsExactlyElementsOf(Files.readString(GENERATED).lines().toList());
    }
}
