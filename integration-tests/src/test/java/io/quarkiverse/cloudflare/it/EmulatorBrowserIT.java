package io.quarkiverse.cloudflare.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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

    /** Twenty seconds of {@code src/bench/emulator/run.sh soak}, which asks the system about memory. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void losesNothingAndDoesNotGrow() throws Exception {
        try (EmulatorProcess emulator = new EmulatorProcess("--port=0")) {
            new NodeTests().with(emulator.environment()).run("soak-*.test.mjs");
        }
    }
}
