package io.quarkiverse.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** The contract of media is for people who change it, its page in the guides for those who use it: they name the same. */
class MediaReferenceTest {

    private static final Path CONTRACT = Path.of("../src/main/protocol/media.md");
    private static final Path GUIDE = Path.of("../src/main/asciidoc/reference-media-http.adoc");

    private static final Pattern NAME = Pattern.compile("`([a-z]+_[a-z_]+)`");
    private static final Pattern STATUS = Pattern.compile("(?m)^\\| (\\d{3}) ");

    @Test
    void namesEveryEventReasonAndStatusOfTheContract() throws IOException {
        String contract = Files.readString(CONTRACT);
        String guide = Files.readString(GUIDE);
        assertThat(all(NAME, contract)).hasSizeGreaterThan(30).allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
        assertThat(all(STATUS, contract)).hasSizeGreaterThan(8).allSatisfy(status -> assertThat(guide).contains("| " + status));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).distinct().toList();
    }
}
