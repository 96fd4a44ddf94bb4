package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;

/**
 * Where one argument of a callback comes from.
 *
 * @param source who supplies it
 * @param name the segment of the address for {@link Source#ROOM_PARAM}, else empty
 * @param type the class of the argument as declared
 * @param payload what to read the payload as; {@code null} unless the source is {@link Source#PAYLOAD}
 */
public record ParameterDefinition(Source source, String name, Class<?> type, PayloadType payload) {

    /** Who supplies an argument. */
    public enum Source {
        MEMBER,
        CONTEXT,
        ROOM_PARAM,
        PAYLOAD,
        /** The caller of the callback, by {@link ParameterDefinition#type()}: a {@code LeaveReason}, the failure, … */
        ARGUMENT
    }

    public static ParameterDefinition of(Source source, Class<?> type) {
        return new ParameterDefinition(source, "", type, null);
    }

    public static ParameterDefinition roomParam(String segment) {
        return new ParameterDefinition(Source.ROOM_PARAM, segment, String.class, null);
    }

    public static ParameterDefinition payload(PayloadType type) {
        return new ParameterDefinition(Source.PAYLOAD, "", type.raw(), type);
    }

    /** A payload type without type arguments. */
    public static ParameterDefinition payload(Class<?> type) {
        return payload(new PayloadType(type, List.of()));
    }
}
