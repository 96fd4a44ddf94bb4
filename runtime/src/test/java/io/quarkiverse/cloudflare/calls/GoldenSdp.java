package io.quarkiverse.cloudflare.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The descriptions which browsers wrote, and what an edit changes in them.
 */
final class GoldenSdp {

    static final String CHROMIUM_OFFER = "chromium-offer";
    static final String CHROMIUM_ANSWER = "chromium-answer";
    static final String FIREFOX_OFFER = "firefox-offer";
    static final String FIREFOX_ANSWER = "firefox-answer";

    // Tests run in the folder of their module.
    private static final Path FOLDER = Path.of("..", "src", "main", "protocol", "golden", "sdp");

    private GoldenSdp() {
    }

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".sdp"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sdp parse(String name) {
        return Sdp.parse(text(name));
    }

    static List<String> names() {
        return List.of(CHROMIUM_OFFER, CHROMIUM_ANSWER, FIREFOX_OFFER, FIREFOX_ANSWER);
    }

    /** A description with these lines below those of the session. */
    static Sdp of(String... lines) {
        return Sdp.parse("v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n" + String.join("\r\n", lines) + "\r\n");
    }

    /** The same description without its session, as lines. */
    static List<String> linesOf(Sdp sdp) {
        List<String> lines = List.of(sdp.text().split("\r?\n"));
        return lines.subList(4, lines.size());
    }

    /**
     * @return each line that went, as {@code -12 …} with its number before, and each that came, as {@code +12 …} with its
     *         number after
     */
    static List<String> difference(Sdp before, Sdp after) {
        String[] old = before.text().split("(?<=\n)");
        String[] now = after.text().split("(?<=\n)");
        int[][] common = common(old, now);
        List<String> difference = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.length || j < now.length) {
            if (i < old.length && j < now.length && old[i].equals(now[j])) {
                i++;
                j++;
            } else if (j == now.length || i < old.length && common[i + 1][j] >= common[i][j + 1]) {
                difference.add("-" + (i + 1) + " " + old[i++].strip());
            } else {
                difference.add("+" + (j + 1) + " " + now[j++].strip());
            }
        }
        return difference;
    }

    /** How many lines are common, from each pair of lines on. */
    private static int[][] common(String[] old, String[] now) {
        int[][] common = new int[old.length + 1][now.length + 1];
        for (int i = old.length - 1; i >= 0; i--) {
            for (int j = now.length - 1; j >= 0; j--) {
                common[i][j] = old[i].equals(now[j]) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
