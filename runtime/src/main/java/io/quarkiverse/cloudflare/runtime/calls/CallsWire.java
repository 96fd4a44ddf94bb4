package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the SFU's Connection API reads and writes, field for field. Every field may be {@code null}: absent.
 */
public final class CallsWire {

    static final String LOCAL = "local";
    static final String REMOTE = "remote";

    private CallsWire() {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Description(String type, String sdp) {

        /** SDP stays out of logs. */
        @Override
        public String toString() {
            return type + "[" + (sdp == null ? 0 : sdp.length()) + " chars]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Simulcast(String preferredRid, String priorityOrdering, String ridNotAvailable) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Track(String location, String mid, String sessionId, String trackName, Boolean bidirectionalMediaStream,
            String kind, Simulcast simulcast, String status, String errorCode, String errorSubcode,
            String errorDescription) implements Failed {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DataChannel(String location, String sessionId, String dataChannelName, Boolean ordered,
            Integer maxRetransmits, Long maxPacketLifeTime, Boolean waitForAck, Boolean canReply, Integer id, String status,
            String errorCode, String errorSubcode, String errorDescription) implements Failed {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Adapter(String location, String trackName, String sessionId, String endpoint, String inputCodec,
            String outputCodec, String adapterId, Long bytesProcessed, String errorCode, String errorSubcode,
            String errorDescription) implements Failed {

        /** The endpoint may hold a token. */
        @Override
        public String toString() {
            return "Adapter[" + location + ", " + trackName + "]";
        }
    }

    /** What every answer and every item may carry. */
    public interface Failed {
        String errorCode();

        String errorSubcode();

        String errorDescription();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NewSession(String sessionId, String errorCode, String errorSubcode, String errorDescription)
            implements
                Failed {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record State(List<Track> tracks, List<DataChannel> dataChannels, String errorCode, String errorSubcode,
            String errorDescription) implements Failed {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TracksRequest(Description sessionDescription, List<Track> tracks, Boolean autoDiscover, Boolean force) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TracksResponse(Boolean requiresImmediateRenegotiation, Description sessionDescription, List<Track> tracks,
            String errorCode, String errorSubcode, String errorDescription) implements Failed {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Renegotiated(Description sessionDescription, String errorCode, String errorSubcode,
            String errorDescription) implements Failed {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Establish(DataChannel dataChannel, Description sessionDescription) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Established(Boolean requiresImmediateRenegotiation, Description sessionDescription,
            @JsonAlias("datachannel") DataChannel dataChannel, String errorCode, String errorSubcode,
            String errorDescription) implements Failed {
    }

    public record DataChannelsRequest(List<DataChannel> dataChannels) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DataChannelsResponse(List<DataChannel> dataChannels, String errorCode, String errorSubcode,
            String errorDescription) implements Failed {
    }

    public record AdaptersRequest(List<Adapter> tracks) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record AdaptersResponse(List<Adapter> tracks, String errorCode, String errorSubcode, String errorDescription)
            implements
                Failed {
    }
}
