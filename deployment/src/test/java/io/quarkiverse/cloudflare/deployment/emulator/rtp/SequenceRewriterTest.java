package io.quarkiverse.cloudflare.deployment.emulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

class SequenceRewriterTest {

    private final SequenceRewriter rewriter = new SequenceRewriter(65_534);

    @Test
    void countsOnOverTheWrap() {
        rewriter.switchTo(100);
        assertThat(List.of(rewriter.map(100), rewriter.map(101), rewriter.map(102))).containsExactly(65_534, 65_535, 0);
    }

    @Test
    void keepsThePlaceOfWhatIsMissing() {
        rewriter.switchTo(100);
        assertThat(List.of(rewriter.map(100), rewriter.map(103), rewriter.map(101))).containsExactly(65_534, 1, 65_535);
    }

    @Test
    void goesOnWithAnotherSourceAndRefusesWhatIsOlderThanIt() {
        rewriter.switchTo(100);
        rewriter.map(100);
        assertThat(rewriter.switchTo(7)).isEqualTo(1);
        assertThat(rewriter.map(6)).isEqualTo(SequenceRewriter.REFUSED);
        assertThat(rewriter.map(7)).isEqualTo(65_535);
        assertThat(rewriter.map(8)).isZero();
        rewriter.switchTo(500);
        assertThat(rewriter.map(499)).isEqualTo(SequenceRewriter.REFUSED);
    }

    @Test
    void leavesOutWithoutAHole() {
        rewriter.switchTo(100);
        rewriter.skip(100);
        assertThat(rewriter.map(101)).isEqualTo(65_534);
        rewriter.skip(102);
        rewriter.skip(103);
        assertThat(rewriter.map(104)).isEqualTo(65_535);
        rewriter.skip(106);
        assertThat(rewriter.map(107)).isEqualTo(1);
        assertThat(rewriter.map(105)).isZero();
    }

    @Test
    void findsTheWayBack() {
        rewriter.switchTo(100);
        rewriter.map(100);
        rewriter.skip(101);
        rewriter.map(102);
        rewriter.switchTo(65_536 + 5);
        rewriter.map(65_536 + 5);
        assertThat(rewriter.locate(65_534)).isEqualTo(100);
        assertThat(rewriter.locatedSource()).isZero();
        assertThat(rewriter.locate(65_535)).isEqualTo(102);
        assertThat(rewriter.locate(0)).isEqualTo(5);
        assertThat(rewriter.locatedSource()).isEqualTo(1);
        assertThat(rewriter.locate(1)).isEqualTo(SequenceRewriter.REFUSED);
        assertThat(rewriter.locate(65_533)).isEqualTo(SequenceRewriter.REFUSED);
    }

    @Test
    void remembersMoreThanALongRowOfWhatIsLeftOut() {
        rewriter.switchTo(100);
        rewriter.map(100);
        for (int number = 101; number < 1_000; number++) {
            rewriter.skip(number);
        }
        rewriter.map(1_000);
        assertThat(rewriter.locate(65_534)).isEqualTo(100);
        assertThat(rewriter.locate(65_535)).isEqualTo(1_000);
    }

    @Test
    void worksForMoreThanAWrap() {
        rewriter.switchTo(100);
        for (int i = 0; i < 200_000; i++) {
            assertThat(rewriter.map(100 + i)).isEqualTo(65_534 + i & 0xffff);
        }
        assertThat(rewriter.locate(rewriter.map(200_000))).isEqualTo(200_000 & 0xffff);
    }

    /** Loses, delays, leaves out, and switches at random: no number is sent twice, and each is where it came from. */
    @Test
    void neverSendsANumberTwice() {
        for (int seed = 0; seed < 200; seed++) {
            new Run(seed).play();
        }
    }

    private static final class Run {

        private final Random random;
        private final SequenceRewriter rewriter;
        private final Set<Long> numbers = new HashSet<>();
        private final Map<Integer, String> sent = new HashMap<>();
        private final List<Long> late = new ArrayList<>();
        private int source;
        private long next;

        Run(int seed) {
            random = new Random(seed);
            rewriter = new SequenceRewriter(random.nextInt(65_536));
            begin();
        }

        private void begin() {
            next = random.nextInt(65_536);
            late.clear();
            numbers.clear();
            source = rewriter.switchTo(next);
        }

        void play() {
            for (int i = 0; i < 3000; i++) {
                switch (random.nextInt(20)) {
                    case 0 -> next++;
                    case 1 -> late.add(next++);
                    case 2 -> rewriter.skip(next++);
                    case 3 -> deliverLate();
                    default -> deliver(next++, false);
                }
                if (random.nextInt(500) == 0) {
                    begin();
                }
            }
        }

        private void deliverLate() {
            if (!late.isEmpty()) {
                deliver(late.remove(random.nextInt(late.size())), true);
            }
        }

        private void deliver(long number, boolean mayBeRefused) {
            int sequence = rewriter.map(number);
            if (sequence == SequenceRewriter.REFUSED) {
                assertThat(mayBeRefused).isTrue();
                return;
            }
            assertThat(numbers.add(number)).isTrue();
            assertThat(sent.put(sequence, source + ":" + (number & 0xffff))).as("%d", sequence).isNull();
            assertThat(rewriter.locate(sequence)).isEqualTo((int) number & 0xffff);
            assertThat(rewriter.locatedSource()).isEqualTo(source);
        }
    }
}
