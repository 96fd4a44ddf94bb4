package io.quarkiverse.cloudflare.runtime.turn;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the API of TURN reads and writes, field for field. Every field of an answer may be {@code null}: absent.
 */
public final class TurnWire {

    private TurnWire() {
    }

    /** @param customIdentifier absent if {@code null} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Generate(long ttl, String customIdentifier) {
    }

    /** @param iceServers an array, or from {@code credentials/generate} one object */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Generated(@JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Server> iceServers) {
    }

    /** @param urls an array, or one string, as browsers take it too */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Server(@JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> urls, String username,
            String credential) {

        /** Credentials stay out of logs. */
        @Override
        public String toString() {
            return "Server" + urls;
        }
    }
}
