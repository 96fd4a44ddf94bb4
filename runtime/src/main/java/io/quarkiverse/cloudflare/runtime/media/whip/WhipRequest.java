package io.quarkiverse.cloudflare.runtime.media.whip;

import java.util.Locale;
import java.util.Optional;

import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.media.http.MediaPath;

/**
 * A request about WHIP or WHEP, without HTTP. Immutable.
 *
 * @param token the bearer token; empty if there is none
 * @param contentType as it was sent; empty if it was not
 * @param ifMatch the header, its lines joined; empty if there is none
 * @param body empty if there is none
 */
record WhipRequest(String method, Target target, Optional<String> token, String contentType, Optional<String> ifMatch,
        String body) {

    /** @return whether the body is of a media type, whatever its parameters */
    boolean isOf(String mediaType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(mediaType);
    }

    /** It may carry SDP and a token, so these stay out of logs. */
    @Override
    public String toString() {
        return "WhipRequest[" + method + " " + target.role + "]";
    }

    /**
     * What a path means.
     *
     * @param session empty for the endpoint, where sessions begin
     * @param endpoint the path of the endpoint, as it was sent
     */
    record Target(Role role, RoomAddress address, Optional<String> session, String endpoint) {

        private static final String ID = "[A-Za-z0-9_-]{1,64}";

        /**
         * @param rooms the path of rooms, without a slash at its end
         * @param path as it was sent, without the query
         * @return empty if it means nothing
         */
        static Optional<Target> of(Role role, String rooms, String path) {
            String base = rooms + "/" + role.segment() + "/";
            if (path == null || !path.startsWith(base)) {
                return Optional.empty();
            }
            String[] segments = path.substring(base.length()).split("/", -1);
            if (segments.length > 2 || segments.length == 2 && !segments[1].matches(ID)) {
                return Optional.empty();
            }
            Optional<String> session = segments.length == 2 ? Optional.of(segments[1]) : Optional.empty();
            return MediaPath.topicOf(segments[0])
                    .map(address -> new Target(role, address, session, base + segments[0]));
        }
    }
}
