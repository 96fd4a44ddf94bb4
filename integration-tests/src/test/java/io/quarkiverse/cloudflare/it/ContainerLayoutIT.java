package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cloudflare.room.client.JoinedRoom;
import io.quarkiverse.cloudflare.room.client.RoomClient;

/**
 * Meet as it stands in its container: only what {@code Dockerfile.jvm} copies, where a user who owns nothing may write nothing
 * but
 * temporary files.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The container is Linux, and so are its permissions")
@DisabledIfSystemProperty(named = "native", matches = ".*", disabledReason = "A native build makes no quarkus-app")
class ContainerLayoutIT {

    private static final String NOBODY = "65534";

    @TempDir
    Path image;
    private Path temporary;

    @BeforeEach
    void build() throws IOException {
        Dockerfile.read(Path.of("src/main/docker/Dockerfile.jvm")).copyTo(image);
        temporary = Files.createDirectory(image.resolve("tmp"));
        permit("r-xr-xr-x", "r--r--r--");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void allowToDelete() throws IOException {
        permit("rwxr-xr-x", "rw-r--r--");
    }

    @Test
    void letsClientsJoinARoom() throws Exception {
        Set<Path> before = filesOutsideOfTemporary();
        try (MeetProcess meet = new MeetProcess(asUserWithoutRights(), image.resolve("deployments/quarkus-run.jar"))) {
            meet.start();
            try (RoomClient client = RoomClient.builder(meet.url().toURI()).connectAndAwait()) {
                JoinedRoom lobby = client.joinAndAwait("chat:lobby");
                assertThat(lobby.reply(Welcome.class)).isEqualTo(new Welcome("lobby", lobby.memberId()));

                lobby.pushAndAwait("say", new Say("hello"));
                assertThat(lobby.await("said", Said.class)).isEqualTo(new Said(lobby.memberId(), "hello"));
            }
        }
        assertThat(filesOutsideOfTemporary()).isEqualTo(before);
    }

    /** Nobody, if these tests run as root; else whoever runs them, who has just lost the right to write. */
    private List<String> asUserWithoutRights() {
        List<String> launcher = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            launcher.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        launcher.addAll(List.of("env", "HOME=/nonexistent", "JDK_JAVA_OPTIONS=-Djava.io.tmpdir=" + temporary));
        return launcher;
    }

    private Set<Path> filesOutsideOfTemporary() throws IOException {
        try (Stream<Path> files = Files.walk(image)) {
            return files.filter(file -> !file.startsWith(temporary)).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private void permit(String folders, String others) throws IOException {
        try (Stream<Path> files = Files.walk(image)) {
            for (Path file : files.filter(file -> !file.startsWith(temporary)).toList()) {
                Files.setPosixFilePermissions(file,
                        PosixFilePermissions.fromString(Files.isDirectory(file) ? folders : others));
            }
        }
    }
}
