package io.quarkiverse.cloudflare.runtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class FrameFuzzTest {

    private static final int MUTATIONS = 100_000;
    // The pieces of which JSON that almost is a frame is made.
    private static final String[] PIECES = { "\"", "[", "]", "{", "}", ",", ":", "null", "true", "1e999", "-", "0", "\\",
            "\\u", "\\ud800", "\u0000", "\ud83d", "\n", "/*", "NaN", "[".repeat(200), "9".repeat(1200), "\ufeff", "'" };

    private final FrameCodec codec = new FrameCodec(GoldenFrame.JSON);
    private final Random random = new Random(20_24);

    @Test
    void nothingButAFrameExceptionComesOfBrokenText() {
        List<String> seeds = new ArrayList<>();
        GoldenFrame.read("client.json", "client").forEach(golden -> seeds.add(golden.text("text")));
        int frames = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            frames += survives(mutate(seeds.get(random.nextInt(seeds.size()))));
        }
        assertThat(frames).isBetween(MUTATIONS / 100, MUTATIONS / 2);
    }

    @Test
    void nothingButAFrameExceptionComesOfBrokenBytes() {
        List<byte[]> seeds = new ArrayList<>();
        GoldenFrame.read("binary.json", "client").forEach(golden -> seeds.add(golden.bytes("hex")));
        int frames = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            frames += survives(mutate(seeds.get(random.nextInt(seeds.size())).clone()));
        }
        assertThat(frames).isBetween(MUTATIONS / 100, MUTATIONS * 9 / 10);
    }

    /** What was read can be written again, because rooms repeat what members say. */
    private int survives(String text) {
        try {
            FrameHead head = FrameCodec.peek(text);
            ClientFrame frame = codec.decode(text);
            assertThat(head.topic()).isEqualTo(frame.topic());
            Object payload = frame instanceof ClientFrame.Event event ? event.payload() : null;
            codec.push(frame.joinRef(), frame.ref(), frame.topic(), "echo", payload);
            return 1;
        } catch (FrameException e) {
            codec.refuse(e);
            return 0;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("Not a FrameException for: " + text, e);
        }
    }

    private int survives(byte[] bytes) {
        try {
            FrameHead head = FrameCodec.peek(bytes);
            ClientFrame.Binary frame = (ClientFrame.Binary) codec.decode(bytes);
            assertThat(head.topic()).isEqualTo(frame.topic());
            codec.binaryReply(frame.joinRef(), frame.ref(), frame.topic(), Names.STATUS_OK, frame.payload());
            return 1;
        } catch (FrameException e) {
            codec.refuse(e);
            return 0;
        } catch (RuntimeException e) {
            return fail("Not a FrameException for: " + Arrays.toString(bytes), e);
        }
    }

    private String mutate(String text) {
        StringBuilder mutant = new StringBuilder(text);
        for (int n = 1 + random.nextInt(3); n > 0 && mutant.length() > 0; n--) {
            int at = random.nextInt(mutant.length());
            switch (random.nextInt(5)) {
                case 0 -> mutant.deleteCharAt(at);
                case 1 -> mutant.setCharAt(at, (char) random.nextInt(0x10000));
                case 2 -> mutant.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> mutant.setLength(at);
                default -> mutant.append(mutant, at, mutant.length());
            }
        }
        return mutant.toString();
    }

    private byte[] mutate(byte[] bytes) {
        byte[] mutant = bytes;
        for (int n = 1 + random.nextInt(3); n > 0 && mutant.length > 0; n--) {
            int at = random.nextInt(mutant.length);
            switch (random.nextInt(3)) {
                case 0 -> mutant[at] = (byte) random.nextInt(256);
                case 1 -> mutant = Arrays.copyOf(mutant, at);
                default -> mutant = (new String(mutant, StandardCharsets.ISO_8859_1) + "\u00ff\u0000")
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
        }
        return mutant;
    }
}
