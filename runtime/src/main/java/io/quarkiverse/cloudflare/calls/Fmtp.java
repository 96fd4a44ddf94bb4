package io.quarkiverse.cloudflare.calls;

import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of one {@code a=fmtp} line, each as it is written until it is set. Not thread-safe: owned by one edit.
 */
final class Fmtp {

    private final String payloadType;
    private final List<String> parameters;
    private boolean changed;

    /**
     * @param value the text behind {@code a=fmtp:}
     */
    Fmtp(String value) {
        payloadType = SdpCodecs.payloadType(value);
        String list = value.substring(payloadType.length());
        parameters = new ArrayList<>(List.of(list.isBlank() ? new String[0] : list.substring(1).split(";", -1)));
    }

    boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> isNamed(name, parameter));
    }

    void replace(String name, String value) {
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = parameters.get(i);
            if (isNamed(name, parameter) && !valueOf(parameter).equals(value)) {
                parameters.set(i, leadingSpace(parameter) + name + "=" + value);
                changed = true;
            }
        }
    }

    void add(String name, String value) {
        // A list may end with a semicolon; it still does afterwards.
        int last = parameters.size() - 1;
        int end = last >= 0 && parameters.get(last).isBlank() ? last : last + 1;
        String space = end > 1 ? leadingSpace(parameters.get(1)) : "";
        parameters.add(end, space + name + "=" + value);
        changed = true;
    }

    void remove(String name) {
        if (!parameters.removeIf(parameter -> isNamed(name, parameter))) {
            return;
        }
        changed = true;
        if (!parameters.isEmpty()) {
            parameters.set(0, parameters.get(0).stripLeading());
        }
    }

    boolean isEmpty() {
        return parameters.stream().allMatch(String::isBlank);
    }

    String line() {
        return "a=fmtp:" + payloadType + " " + String.join(";", parameters);
    }

    /** A line without parameters would not be SDP, so it is left out. */
    void writeTo(SdpWriter lines, SdpLine original) {
        if (!changed) {
            lines.keep(original);
        } else if (!isEmpty()) {
            lines.keep(original.withText(line()));
        }
    }

    private static boolean isNamed(String name, String parameter) {
        int equals = parameter.indexOf('=');
        return (equals < 0 ? parameter : parameter.substring(0, equals)).strip().equalsIgnoreCase(name);
    }

    private static String valueOf(String parameter) {
        return parameter.substring(parameter.indexOf('=') + 1).strip();
    }

    private static String leadingSpace(String parameter) {
        return parameter.startsWith(" ") ? " " : "";
    }
}
