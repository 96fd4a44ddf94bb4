package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.cloudflare.support.cloudflare.GoldenCall;
import io.quarkiverse.cloudflare.support.cloudflare.GoldenReplay;

/**
 * The golden calls, made to the emulator.
 */
class EmulatorGoldenCallsTest {

    /** The known differences, which the guide lists. */
    private static final Set<String> DIFFERENT = Set.of(
            // It forwards media and never decodes it, so it has no adapters.
            "open-adapter", "open-adapters", "open-adapters-none", "close-adapters", "close-adapters-again",
            // Its TURN server is its own.
            "generate-ice-servers", "generate-credentials",
            // Only pulls can be made to fail one by one.
            "publish-one-of-two", "close-by-force");

    static Stream<GoldenCall> same() {
        return GoldenCall.all().stream().filter(call -> !DIFFERENT.contains(call.file()));
    }

    @ParameterizedTest
    @MethodSource("same")
    void areAnsweredAsWritten(GoldenCall call) throws Exception {
        try (GoldenEmulator emulator = new GoldenEmulator()) {
            GoldenReplay replay = new GoldenReplay(emulator);

            HttpResponse<String> response = replay.prepare(call).send(call);

            assertThat(response.statusCode()).as(response.body()).isEqualTo(call.status());
            if (call.response().isEmpty()) {
                assertThat(response.body()).isEmpty();
            } else {
                assertThat(GoldenEmulator.comparable(GoldenEmulator.MAPPER.readTree(response.body())))
                        .isEqualTo(GoldenEmulator.comparable(
                                GoldenEmulator.MAPPER.readTree(replay.filled(call.response().get().toString()))));
            }
        }
    }

    @Test
    void knowsWhichFilesDiffer() {
        assertThat(GoldenCall.all()).extracting(GoldenCall::file).containsAll(DIFFERENT);
    }
}
