package io.quarkiverse.cloudflare.deployment.typescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.runtime.configuration.ConfigurationException;

class TypeScriptFileTest {

    @TempDir
    Path project;

    @Test
    void isBelowTheProject() throws IOException {
        assertThat(TypeScriptFile.of("src/main/web/rooms.ts", project).write("types")).isTrue();

        assertThat(project.resolve("src/main/web/rooms.ts")).hasContent("types");
    }

    @Test
    void mayBeAnywhere() {
        Path elsewhere = project.resolve("elsewhere/rooms.d.ts");

        TypeScriptFile.of(elsewhere.toString(), project.resolve("project")).write("types");

        assertThat(elsewhere).hasContent("types");
    }

    @Test
    void isLeftAloneIfItSaysTheSame() throws IOException {
        Path path = project.resolve("rooms.ts");
        TypeScriptFile file = TypeScriptFile.of("rooms.ts", project);
        file.write("types");
        Files.setLastModifiedTime(path, FileTime.fromMillis(0));

        assertThat(file.write("types")).isFalse();
        assertThat(Files.getLastModifiedTime(path)).isEqualTo(FileTime.fromMillis(0));

        assertThat(file.write("others")).isTrue();
        assertThat(path).hasContent("others");
    }

    @Test
    void isNoDirectory() {
        assertThatThrownBy(() -> TypeScriptFile.of(".", project).write("types")).isInstanceOf(ConfigurationException.class)
                .hasMessage("The types of rooms cannot be written to '%s': it is a directory%n"
                        .formatted(project)
                        + "\t- Set quarkus.cloudflare.typescript.output to a file that the build may write, "
                        + "relative to the project's directory; or remove it.");
    }

    @Test
    void isNotBelowAFile() throws IOException {
        Files.writeString(project.resolve("pom.xml"), "");

        assertThatThrownBy(() -> TypeScriptFile.of("pom.xml/rooms.ts", project).write("types"))
                .hasMessageStartingWith(
                        "The types of rooms cannot be written to '" + project.resolve("pom.xml/rooms.ts") + "': ")
                .hasMessageContaining("quarkus.cloudflare.typescript.output");
    }
}
