package io.quarkiverse.cloudflare.runtime.media.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkiverse.cloudflare.room.RoomAddress;

/**
 * What a path below {@code <rooms.path>/media/} means. A path is read as it was sent: one that would have to be normalized
 * first means nothing. Immutable.
 *
 * @param alias of a session; empty where the operation has none
 */
public record MediaPath(RoomAddress address, Operation operation, String alias) {

    /** What can be asked, and how. */
    public enum Operation {
        NEW_SESSION("POST", "sessions", "new"),
        NEW_TRACKS("POST", "sessions", "", "tracks", "new"),
        RENEGOTIATE("PUT", "sessions", "", "renegotiate"),
        CLOSE_TRACKS("PUT", "sessions", "", "tracks", "close"),
        UPDATE_TRACKS("PUT", "sessions", "", "tracks", "update"),
        ICE_SERVERS("GET", "generate-ice-servers");

        final String method;
        // An empty one is an alias.
        private final List<String> segments;

        Operation(String method, String... segments) {
            this.method = method;
            this.segments = List.of(segments);
        }

        private boolean matches(List<String> found) {
            if (found.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < found.size(); i++) {
                if (segments.get(i).isEmpty() ? !found.get(i).matches(ALIAS) : !segments.get(i).equals(found.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final String ALIAS = "[A-Za-z0-9_-]{1,64}";

    /** @return the path of rooms below the root of the server, without a slash at its end */
    public static String base(String rootPath, String roomsPath) {
        return (rootPath + "/" + roomsPath).replaceAll("/{2,}", "/").replaceAll("/$", "");
    }

    /**
     * @param base what all paths begin with, with a slash at its end
     * @param path as it was sent, without the query
     * @return empty if it means nothing
     */
    static Optional<MediaPath> parse(String base, String path) {
        if (path == null || !path.startsWith(base)) {
            return Optional.empty();
        }
        List<String> segments = Arrays.asList(path.substring(base.length()).split("/", -1));
        List<String> rest = segments.subList(1, segments.size());
        return topicOf(segments.get(0)).flatMap(address -> Stream.of(Operation.values())
                .filter(operation -> operation.matches(rest)).findFirst()
                .map(operation -> new MediaPath(address, operation, rest.size() > 2 ? rest.get(1) : "")));
    }

    /** @return the room that a percent-encoded segment names */
    public static Optional<RoomAddress> topicOf(String segment) {
        try {
            String topic = decode(segment);
            return topic.equals(".") || topic.equals("..") ? Optional.empty() : Optional.of(new RoomAddress(topic));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decode(String segment) throws CharacterCodingException {
        ByteBuffer bytes = ByteBuffer.allocate(segment.length() * 3);
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                bytes.put((byte) HexFormat.fromHexDigits(segment, i + 1, Math.min(i + 3, segment.length())));
                if (i + 3 > segment.length()) {
                    throw new IllegalArgumentException("A percent sign must be followed by two hexadecimal digits");
                }
                i += 2;
            } else {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    }
}
