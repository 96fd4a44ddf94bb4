package io.quarkiverse.cloudflare.deployment.typescript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import io.quarkus.runtime.configuration.ConfigurationException;

/** The file that the application asks for. */
final class TypeScriptFile {

    private final Path path;

    private TypeScriptFile(Path path) {
        this.path = path;
    }

    /** @throws ConfigurationException if this is no path */
    static TypeScriptFile of(String output, Path project) {
        try {
            return new TypeScriptFile(project.resolve(output).toAbsolutePath().normalize());
        } catch (InvalidPathException malformed) {
            throw refused(output, malformed.getReason());
        }
    }

    /**
     * Leaves the file alone if it says the same already: others watch it.
     *
     * @return whether it was written
     * @throws ConfigurationException if it cannot be
     */
    boolean write(String text) {
        if (Files.isDirectory(path)) {
            throw refused(path.toString(), "it is a directory");
        }
        try {
            if (Files.exists(path) && Files.readString(path).equals(text)) {
                return false;
            }
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return true;
        } catch (IOException problem) {
            throw refused(path.toString(), problem.getClass().getSimpleName() + " " + problem.getMessage());
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static ConfigurationException refused(String where, String why) {
        return new ConfigurationException("The types of rooms cannot be written to '%s': %s%n\t- Set %s to a file that the "
                .formatted(where, why, TypeScript.OUTPUT)
                + "build may write, relative to the project's directory; or remove it.");
    }
}
