package io.quarkiverse.cloudflare.deployment.typescript;

import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What clients say to rooms of one class, and hear of them.
 *
 * @param pushes by the name of the event
 * @param events likewise
 */
record RoomTypes(Class<?> room, String pattern, Shape params, Shape reply, SortedMap<String, Push> pushes,
        SortedMap<String, Shape> events) {

    /** What a client may push, and what is the answer. */
    record Push(Shape payload, Shape reply) {
    }

    String text(String name, Function<Declaration, String> names) {
        StringBuilder text = new StringBuilder();
        text.append("/** `@Room(").append(Shape.quoted(pattern).replace("*/", "*\\/")).append(")` */\n");
        text.append("export interface ").append(name).append(" {\n");
        text.append("  topic: ").append(topic()).append(";\n");
        text.append("  params: ").append(params.text(names)).append(";\n");
        text.append("  reply: ").append(reply.text(names)).append(";\n");
        text.append("  pushes: ").append(block(pushes.entrySet().stream().map(push -> Shape.key(push.getKey()) + ": { payload: "
                + push.getValue().payload().text(names) + "; reply: " + push.getValue().reply().text(names) + " };")));
        text.append("  events: ").append(block(events.entrySet().stream()
                .map(event -> Shape.key(event.getKey()) + ": " + event.getValue().text(names) + ";")));
        return text.append("}\n").toString();
    }

    private static String block(Stream<String> lines) {
        String text = lines.map(line -> "    " + line + "\n").collect(Collectors.joining());
        return text.isEmpty() ? "{};\n" : "{\n" + text + "  };\n";
    }

    /** @return the pattern as a template literal: {@code chat:${string}} */
    private String topic() {
        StringBuilder topic = new StringBuilder("`");
        for (String segment : pattern.split(":")) {
            topic.append(topic.length() > 1 ? ":" : "").append(segment.startsWith("{") ? "${string}"
                    : segment.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${"));
        }
        return topic.append('`').toString();
    }
}
