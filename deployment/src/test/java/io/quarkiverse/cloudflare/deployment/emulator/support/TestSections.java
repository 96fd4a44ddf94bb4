package io.quarkiverse.cloudflare.deployment.emulator.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpMedia;

/** The media sections of a peer, in their order. Guarded by the peer, apart from reading. */
final class TestSections {

    private final List<TestSection> sections = new CopyOnWriteArrayList<>();
    private final IntSupplier sources;

    TestSections(IntSupplier sources) {
        this.sources = sources;
    }

    List<TestSection> all() {
        return sections;
    }

    TestSection of(String mid) {
        return sections.stream().filter(section -> section.mid.equals(mid)).findFirst()
                .orElseThrow(() -> new AssertionError("There is no section " + mid));
    }

    /** Adds one that sends, and gives its mid. */
    String add(String kind, List<TestCodec> codecs, String... rids) {
        TestSection section = new TestSection(String.valueOf(sections.size()), kind, "sendonly", codecs);
        for (String rid : rids) {
            section.ssrcs.put(rid, sources.getAsInt());
        }
        sections.add(section);
        return section.mid;
    }

    void accept(Sdp answer) {
        for (int index = 0; index < answer.media().size(); index++) {
            sections.get(index).heard(answer.media().get(index));
        }
    }

    /** Sections are matched by their place: one may be used again under another mid. */
    void answer(Sdp offer) {
        for (int index = 0; index < offer.media().size(); index++) {
            SdpMedia media = offer.media().get(index);
            String mid = media.mid().orElseThrow();
            if (index == sections.size()) {
                sections.add(TestSection.answering(media, mid, sources.getAsInt()));
            } else if (!sections.get(index).mid.equals(mid)) {
                sections.set(index, TestSection.answering(media, mid, sources.getAsInt()));
            }
            sections.get(index).answer(media);
        }
    }
}
