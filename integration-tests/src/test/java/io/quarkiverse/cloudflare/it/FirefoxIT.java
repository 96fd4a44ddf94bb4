package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
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
    private static final List<String> EMULATOR = EmulatorProcess.command("--port=0", "--hosts=10.99.0.1,127.0.0.1");

    @Test
    void meetsChromium() throws Exception {
        requireNetwork();
        new NodeTests().through(NETWORK).with(Map.of("EMULATOR_COMMAND", json(EMULATOR))).run("firefox-chromium.test.mjs");
    }

    @Test
    void meetsChromiumInMeet() throws Exception {
        requireNetwork();
        try (MeetProcess meet = new MeetProcess()) {
            new NodeTests(meet.url()).through(NETWORK)
                    .with(Map.of("EMULATOR_COMMAND", json(EMULATOR), "MEET_COMMAND", json(meet.command())))
                    .run("firefox-meet.test.mjs");
        }
    }

    private static String json(List<String> command) throws IOException {
        return new ObjectMapper().writeValueAsString(command);
    }

    private static void requireNetwork() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(NETWORK, "true").redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes()).strip();
        boolean permitted = process.waitFor() == 0;
        assumeTrue(permitted || Boolean.parseBoolean(System.getenv("CI")), output);
        assertThat(permitted).as(output).isTrue();
    }
}
