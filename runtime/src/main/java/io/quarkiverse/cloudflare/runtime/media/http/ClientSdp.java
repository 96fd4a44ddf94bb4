package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionDescription.Type;
import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.runtime.media.MediaDefinition;

/** Descriptions of Cloudflare as a member of a room gets them. */
final class ClientSdp {

    private ClientSdp() {
    }

    /**
     * Limits what the member sends: in every description, because each replaces what the one before said.
     *
     * @param aliases by the name of the session at Cloudflare, which no client is to see
     */
    static ObjectNode of(SessionDescription description, MediaDefinition room, Map<String, String> aliases) {
        String text = limited(description.sdp(), room);
        for (Map.Entry<String, String> session : aliases.entrySet()) {
            text = text.replace(session.getKey(), session.getValue());
        }
        return MediaAnswer.object().put("type", description.type() == Type.OFFER ? "offer" : "answer").put("sdp", text);
    }

    private static String limited(String text, MediaDefinition room) {
        if (room.maxAudioBitrate() == 0 && room.maxVideoBitrate() == 0) {
            return text;
        }
        Sdp sdp = Sdp.parse(text);
        if (room.maxAudioBitrate() > 0) {
            sdp = sdp.withBandwidth(TrackKind.AUDIO, room.maxAudioBitrate());
        }
        if (room.maxVideoBitrate() > 0) {
            sdp = sdp.withBandwidth(TrackKind.VIDEO, room.maxVideoBitrate());
        }
        return sdp.text();
    }
}
