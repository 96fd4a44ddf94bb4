package io.quarkiverse.cloudflare.it;

import org.junit.jupiter.api.Test;

/**
 * The emulator of Cloudflare Calls as browsers know it: a process of its own, and Chromium with a fake camera.
 */
@RequiresComponent({ "node", "chromium" })
class EmulatorBrowserIT {

    @Test
    @RequiresComponent("turnserver")
    void carriesTheMediaOfChromium() throws Exception {
        try (EmulatorProcess emulator = new EmulatorProcess("--port=0")) {
            new NodeTests().with(emulator.environment()).run("emulator-*.test.mjs");
        }
    }
}
