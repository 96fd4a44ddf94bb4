package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Firefox and Chromium in one call, in a network of their own: see {@code private-network.sh}. Where that is not permitted the
 * test is skipped, with a line that says why; with {@code CI=true} in the environment it fails.
 */
@RequiresComponent({ "node", "chromium", "firefox-esr" })
class FirefoxIT {

    private static final String NETWORK = "src/test/browser/private-network.sh";

    @Test
    void meetsChromium() throws Exception {
        requireNetwork();
        String[] emulator = EmulatorProcess.command("--port=0", "--hosts=10.99.0.1,127.0.0.1").toArray(String[]::new);
        new NodeTests().through(NETWORK)
                .with(Map.of("EMULATOR_COMMAND", new ObjectMapper().writeValueAsString(emulator)))
                .run("firefox-*.test.mjs");
    }

    private static void requireNetwork() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(NETWORK, "true").redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes()).strip();
        boolean permitted = process.waitFor() == 0;
        assumeTrue(permitted || Boolean.parseBoolean(System.getenv("CI")), output);
        assertThat(permitted).as(output).isTrue();
    }
}
