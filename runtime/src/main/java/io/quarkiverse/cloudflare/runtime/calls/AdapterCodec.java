package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.calls.Adapter;
import io.quarkiverse.cloudflare.calls.AdapterId;
import io.quarkiverse.cloudflare.calls.AdapterInfo;
import io.quarkiverse.cloudflare.calls.AdaptersResult;
import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.SessionId;

/** WebSocket adapters, between the API's types and the wire. */
final class AdapterCodec {

    private static final String PCM = "pcm";

    private AdapterCodec() {
    }

    static CallsWire.Adapter wire(Adapter adapter) {
        if (adapter instanceof Adapter.Egress egress) {
            return new CallsWire.Adapter(CallsWire.REMOTE, egress.trackName(), egress.publisher().value(),
                    egress.endpoint().toString(), null, egress.codec().name().toLowerCase(Locale.ROOT), null, null, null,
                    null, null);
        }
        return new CallsWire.Adapter(CallsWire.LOCAL, adapter.trackName(), null, adapter.endpoint().toString(), PCM, null,
                null, null, null, null, null);
    }

    static CallsWire.Adapter closed(AdapterId id) {
        return new CallsWire.Adapter(null, null, null, null, null, null, id.value(), null, null, null, null);
    }

    /**
     * @param harmless a code with which an adapter counts as accepted, {@code null} for none
     */
    static AdaptersResult result(CallsWire.AdaptersResponse response, String harmless) {
        Answers.requireSuccess(response);
        List<ItemResult<AdapterInfo>> adapters = Answers.list(response.tracks()).stream()
                .map(adapter -> Answers.item(info(adapter), adapter, harmless)).toList();
        return new AdaptersResult(adapters);
    }

    /** Reads the items of an answer whose status says that all of them failed. */
    static CallsWire.AdaptersResponse items(JsonNode tracks) {
        List<CallsWire.Adapter> adapters = StreamSupport.stream(tracks.spliterator(), false)
                .map(track -> new CallsWire.Adapter(null, track.path("trackName").asText(null), null, null, null, null,
                        track.path("adapterId").asText(null), null, track.path("errorCode").asText(null),
                        track.path("errorSubcode").asText(null), track.path("errorDescription").asText(null)))
                .toList();
        return new CallsWire.AdaptersResponse(adapters, null, null, null);
    }

    private static AdapterInfo info(CallsWire.Adapter adapter) {
        return new AdapterInfo(Answers.text(adapter.adapterId()).map(AdapterId::new), Answers.text(adapter.trackName()),
                Answers.text(adapter.sessionId()).map(SessionId::new),
                adapter.bytesProcessed() == null ? OptionalLong.empty() : OptionalLong.of(adapter.bytesProcessed()));
    }
}
