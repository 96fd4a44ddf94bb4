package io.quarkiverse.cloudflare.it;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Calls in Meet as people have them: the packaged application, the emulator as a process of its own that can be told to fail,
 * and Chromium with a fake camera and microphone.
 */
@RequiresComponent({ "node", "chromium" })
class CallIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = { "people", "devices", "moderation", "faults" })
    void letsPeopleSeeAndHearEachOther(String what) throws Exception {
        try (MeetProcess meet = new MeetProcess()) {
            new NodeTests(meet.url())
                    .with(Map.of("MEET_COMMAND", MAPPER.writeValueAsString(meet.command()),
                            "EMULATOR_COMMAND", MAPPER.writeValueAsString(EmulatorProcess.command("--port=0"))))
                    .run("call-" + what + ".test.mjs");
        }
    }
}
