package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.SdpMedia;

/** One media section of a peer: what it says about it, and what the emulator said. Guarded by its peer. */
final class TestSection {

    static final String INACTIVE = "inactive";

    final String mid;
    final String kind;
    String direction;
    boolean stopped;
    List<TestCodec> codecs;
    // By rid; the rid is empty without simulcast.
    final Map<String, Integer> ssrcs = new LinkedHashMap<>();
    private Optional<SdpMedia> remote = Optional.empty();

    TestSection(String mid, String kind, String direction, List<TestCodec> codecs) {
        this.mid = mid;
        this.kind = kind;
        this.direction = direction;
        this.codecs = codecs;
    }

    boolean isData() {
        return kind.equals("application");
    }

    boolean carriesData() {
        return isData() && negotiated() && remote().port() != 0;
    }

    boolean sends() {
        return direction.startsWith("send") && !stopped && !isData();
    }

    boolean simulcast() {
        return ssrcs.size() > 1;
    }

    void heard(SdpMedia media) {
        remote = Optional.of(media);
    }

    /**
     * @return what the emulator said last
     */
    SdpMedia remote() {
        return remote.orElseThrow(() -> new AssertionError("The section " + mid + " is not negotiated"));
    }

    boolean negotiated() {
        return remote.isPresent();
    }

    /**
     * @return what the emulator announced to send here
     */
    List<Integer> remoteSsrcs() {
        List<Integer> found = new ArrayList<>();
        remote.stream().flatMap(media -> media.attributes("ssrc").stream())
                .map(value -> Integer.parseUnsignedInt(value.split(" ")[0])).distinct().forEach(found::add);
        return found;
    }

    /** The answer to a section of the emulator's offer. */
    static TestSection answering(SdpMedia offered, String mid, int ssrc) {
        List<TestCodec> codecs = offered.codecs().stream()
                .map(TestCodec::of).toList();
        TestSection section = new TestSection(mid, offered.type(), INACTIVE, codecs);
        section.ssrcs.put("", ssrc);
        return section;
    }

    /** What can be said to the direction of an offer. */
    void answer(SdpMedia offered) {
        stopped = offered.port() == 0;
        direction = switch (offered.direction()) {
            case SENDONLY -> "recvonly";
            case RECVONLY -> "sendonly";
            case SENDRECV -> "sendrecv";
            case INACTIVE -> INACTIVE;
        };
        heard(offered);
    }
}
