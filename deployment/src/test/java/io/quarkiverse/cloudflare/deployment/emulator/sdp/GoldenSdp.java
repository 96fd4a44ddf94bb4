package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The session descriptions of browsers that all tests share.
 */
final class GoldenSdp {

    private static final Path FILES = Path.of("").toAbsolutePath().getParent().resolve("src/main/protocol/golden/sdp");

    private GoldenSdp() {
    }

    static RemoteDescription offer(String browser) {
        return RemoteDescription.parse(text(browser + "-offer"), true);
    }

    static RemoteDescription answer(String browser) {
        return RemoteDescription.parse(text(browser + "-answer"), false);
    }

    static String text(String name) {
        try {
            return Files.readString(FILES.resolve(name + ".sdp"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
