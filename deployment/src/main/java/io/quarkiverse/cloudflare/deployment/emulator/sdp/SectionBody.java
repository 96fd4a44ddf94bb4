package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.function.Consumer;

/**
 * Writes what is special to what a media section carries.
 */
final class SectionBody {

    private SectionBody() {
    }

    /**
     * @param attribute takes what follows {@code a=}
     */
    static void write(LocalSection section, Consumer<String> attribute) {
        if (section.isData()) {
            attribute.accept("sctp-port:" + DataNumbers.PORT);
            attribute.accept("max-message-size:" + DataNumbers.MAX_MESSAGE_SIZE);
            return;
        }
        attribute.accept(section.direction());
        attribute.accept("rtcp-mux");
        attribute.accept("rtcp-rsize");
        section.extensions().forEach(extension -> attribute.accept("extmap:" + extension.value()));
        boolean measured = section.extensions().stream().anyMatch(extension -> extension.uri().equals(Extension.TRANSPORT_CC));
        section.codecs().forEach(codec -> codec(codec, measured, attribute));
        if (!section.rids().isEmpty()) {
            section.rids().forEach(rid -> attribute.accept("rid:" + rid + " recv"));
            attribute.accept("simulcast:recv " + String.join(";", section.rids()));
        }
        section.sender().ifPresent(sender -> sender(sender, attribute));
    }

    private static void codec(Codec codec, boolean measured, Consumer<String> attribute) {
        String channels = codec.channels() > 1 ? "/" + codec.channels() : "";
        attribute.accept("rtpmap:" + codec.payloadType() + " " + codec.name() + "/" + codec.clockRate() + channels);
        for (String feedback : codec.feedback()) {
            // Such feedback counts packets by a number in a header extension.
            if (measured || !feedback.equals("transport-cc")) {
                attribute.accept("rtcp-fb:" + codec.payloadType() + " " + feedback);
            }
        }
        if (!codec.parameters().isEmpty()) {
            attribute.accept("fmtp:" + codec.payloadType() + " " + codec.parameters());
        }
    }

    private static void sender(Sender sender, Consumer<String> attribute) {
        String ssrc = "ssrc:" + Integer.toUnsignedString(sender.ssrc());
        String msid = "msid:" + sender.stream() + " " + sender.track();
        attribute.accept(msid);
        attribute.accept(ssrc + " cname:" + sender.cname());
        attribute.accept(ssrc + " " + msid);
    }
}
