package io.quarkiverse.cloudflare.deployment.test.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes frames that no well-meaning client sends, always the same ones for a seed. Not thread-safe. */
final class HostileFrames {

    private static final List<String> TOPICS = List.of("calm:1", "wild:1", "wild:2", "wild:3", "wild:x y", "wild:\\u0000",
            "wild:",
            "wild",
            "phoenix", "", "no:such", "wild:1:2", "{roomId}");
    private static final List<String> EVENTS = List.of("phx_join", "phx_join", "phx_leave", "say", "say", "count", "stream",
            "refuse", "silent", "phx_reply", "phx_close", "presence_diff", "cf_error", "heartbeat", "nonsense", "");
    private static final List<String> PAYLOADS = List.of("{}", "null", "7", "\"text\"", "[]", "[[[[]]]]", "{\"text\":\"hi\"}",
            "{\"text\":{\"a\":[1,2]}}", "{\"text\":null,\"_room\":{\"resume\":{\"token\":\"none\"}}}", "{\"_room\":7}",
            "{\"_room\":{\"resume\":[]}}", "1e400", "-0", "99999999999999999999", "\"\\ud800\"", "{\"\":{\"\":\"\"}}", "tru");
    private static final List<String> REFS = List.of("null", "\"1\"", "\"2\"", "3", "\"\"", "\"@x:1\"", "-1", "1.5", "true",
            "{}",
            "\"\\u0001\"", "\"" + "r".repeat(300) + "\"");

    private final Random random;

    HostileFrames(long seed) {
        random = new Random(seed);
    }

    boolean nextIsText() {
        return random.nextInt(5) > 0;
    }

    String text() {
        return switch (random.nextInt(8)) {
            case 0 -> noise();
            case 1, 2, 3 -> damaged(plausible());
            default -> plausible();
        };
    }

    private String plausible() {
        String event = one(EVENTS);
        // The calm room is attacked from outside: who is let in may talk and leave as everybody does.
        String topic = one(event.equals("phx_join") ? TOPICS.subList(1, TOPICS.size()) : TOPICS);
        return "[" + reference() + "," + reference() + ",\"" + topic + "\",\"" + event + "\"," + one(PAYLOADS) + "]";
    }

    private String reference() {
        return random.nextInt(3) == 0 ? one(REFS) : "\"" + random.nextInt(4) + "\"";
    }

    private String damaged(String frame) {
        StringBuilder damaged = new StringBuilder(frame);
        for (int i = random.nextInt(3); i >= 0 && damaged.length() > 0; i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, character());
                case 2 -> damaged.setCharAt(at, character());
                default -> damaged.setLength(at);
            }
        }
        return damaged.toString();
    }

    private String noise() {
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            noise.append(character());
        }
        return noise.toString();
    }

    private char character() {
        return random.nextBoolean() ? "[]{}\",:\\0e-\u0000\n\ud83d\udc4b\uffff".charAt(random.nextInt(16))
                : (char) random.nextInt(0x250);
    }

    byte[] binary() {
        if (random.nextInt(3) == 0) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            return noise;
        }
        String topic = one(TOPICS);
        String event = one(EVENTS);
        byte[] texts = ("1" + "2" + topic + event + "payload").getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[5 + texts.length];
        frame[0] = (byte) (random.nextInt(10) == 0 ? random.nextInt() : 0);
        frame[1] = 1;
        frame[2] = 1;
        frame[3] = (byte) topic.length();
        frame[4] = (byte) event.length();
        System.arraycopy(texts, 0, frame, 5, texts.length);
        if (random.nextInt(3) == 0) {
            frame[random.nextInt(frame.length)] = (byte) random.nextInt();
        }
        return frame;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
