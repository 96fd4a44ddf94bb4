package io.quarkiverse.cloudflare.deployment.emulator.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ReplayWindowTest {

    @Test
    void agreesWithASetOfAllThatWasReceived() {
        Random random = new Random(17);
        ReplayWindow window = new ReplayWindow(128);
        Set<Long> received = new HashSet<>();
        long highest = -1;
        for (int i = 0; i < 200_000; i++) {
            int leap = random.nextInt(50) == 0 ? 400 : 3;
            long index = Math.max(0, highest + random.nextInt(160 + leap) - 158);
            boolean fresh = index > highest - 128 && !received.contains(index);

            assertThat(window.isFresh(index)).as("%d after %d", index, highest).isEqualTo(fresh);

            if (fresh) {
                window.accept(index);
                received.add(index);
                highest = Math.max(highest, index);
                assertThat(window.highest()).isEqualTo(highest);
            }
        }
    }
}
