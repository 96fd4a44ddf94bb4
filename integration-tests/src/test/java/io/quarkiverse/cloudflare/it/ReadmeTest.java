package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** Markdown cannot include a file, so a test keeps the README's copy of the room true. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final Path ROOM = Path.of("src/main/java/io/quarkiverse/cloudflare/it/ChatRoom.java");
    private static final int CAP = 120;

    @Test
    void quotesTheRoomThatCompiles() throws IOException {
        String source = Files.readString(ROOM);
        String begin = "// tag::room[]\n";
        String room = source.substring(source.indexOf(begin) + begin.length(), source.indexOf("// end::room[]"));

        assertThat(Files.readString(README)).contains("```java\n" + room + "```");
    }

    @Test
    void staysShort() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(CAP);
    }
}
