package io.quarkiverse.cloudflare.deployment.emulator.sfu;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

import io.quarkiverse.cloudflare.deployment.emulator.sdp.Codec;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Codecs;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Extension;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.ExtensionIds;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.LocalSection;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.PayloadTypes;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteDescription;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.RemoteSection;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.SectionKind;
import io.quarkiverse.cloudflare.deployment.emulator.sdp.Sender;

/**
 * The media sections of a session. A section keeps its place for ever; another one takes it only after it was rejected. Owned
 * by the media loop.
 */
final class MediaSections {

    private static final int CNAME_LENGTH = 16;

    private final List<Slot> slots = new ArrayList<>();
    private final Set<String> mids = new HashSet<>();
    private final PayloadTypes types = new PayloadTypes();
    private final ExtensionIds extensionIds = new ExtensionIds();
    private final String session;
    private final RandomGenerator random;
    private boolean mixedExtensions = true;

    MediaSections(String session, RandomGenerator random) {
        this.session = session;
        this.random = random;
    }

    int size() {
        return slots.size();
    }

    /** @return the section with this mid, if it is not rejected */
    Optional<Slot> find(String mid) {
        return slots.stream().filter(slot -> !slot.isRejected() && slot.mid.equals(mid)).findFirst();
    }

    boolean hasData() {
        return slots.stream().anyMatch(Slot::isData);
    }

    /**
     * Looks whether an offer of the peer continues what there is, without changing anything.
     *
     * @throws SfuException if it does not
     */
    void check(RemoteDescription offer) {
        if (offer.sections().size() < slots.size()) {
            throw Errors.invalidSdp("The offer has fewer media sections than before");
        }
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            RemoteSection section = offer.sections().get(i);
            if (!slot.isRejected() && !section.rejected()
                    && (!slot.mid.equals(section.mid()) || slot.kind != section.kind())) {
                throw Errors.invalidSdp("The media section " + i + " is in use, and the offer has another one in its place");
            }
        }
    }

    /**
     * Takes an offer of the peer that was {@linkplain #check checked}.
     *
     * @param twoWay mids of sections in which this side is to send although the peer sends there
     */
    void offered(RemoteDescription offer, Set<String> twoWay) {
        types.seen(offer);
        extensionIds.seen(offer);
        mixedExtensions = offer.mixedExtensions();
        for (RemoteSection section : offer.sections()) {
            Slot slot = slotFor(section);
            if (!section.usable() || section.kind() == SectionKind.DATA && isSecond(slot)) {
                slot.reject(section.line());
            } else {
                boolean send = section.receives() && (!section.sends() || slot.isSending() || twoWay.contains(slot.mid));
                slot.agree(section, send);
            }
        }
    }

    private boolean isSecond(Slot data) {
        return slots.stream().anyMatch(slot -> slot.isData() && slot != data);
    }

    private Slot slotFor(RemoteSection section) {
        if (section.index() == slots.size()) {
            slots.add(fresh(section));
        } else {
            Slot slot = slots.get(section.index());
            if (slot.isRejected() && !section.rejected()) {
                slots.set(section.index(), fresh(section));
            }
        }
        return slots.get(section.index());
    }

    private Slot fresh(RemoteSection section) {
        mids.add(section.mid());
        return new Slot(section.mid(), section.kind(), section.line(), sender(session, section.mid()));
    }

    private Sender sender(String stream, String track) {
        // 0 means that there is none to some receivers.
        return new Sender(random.nextInt() | 1, session.substring(0, Math.min(CNAME_LENGTH, session.length())), stream, track);
    }

    /** Adds a section in which this side is to send. */
    Slot addSending(SectionKind kind, List<Codec> source, String stream, String track) {
        Slot slot = add(kind, stream, track);
        slot.plan(types.of(source), List.of(), false, true);
        return slot;
    }

    /** Adds a section in which the peer is to send. */
    Slot addReceiving(SectionKind kind, boolean twoWay, String track) {
        Slot slot = add(kind, session, track);
        List<Codec> usual = types.of(Codecs.usual(kind.track().orElseThrow()));
        slot.plan(usual, extensionIds.of(List.of(Extension.MID, Extension.TRANSPORT_CC)), true, twoWay);
        return slot;
    }

    Slot addData() {
        return add(SectionKind.DATA, session, "");
    }

    private Slot add(SectionKind kind, String stream, String track) {
        int number = slots.size();
        while (mids.contains(Integer.toString(number))) {
            number++;
        }
        String mid = Integer.toString(number);
        mids.add(mid);
        Slot slot = new Slot(mid, kind, LocalSection.rtp(kind), sender(stream, track));
        slots.add(slot);
        return slot;
    }

    /**
     * Takes the answer of the peer to an offer with all sections.
     *
     * @throws SfuException if it has other sections; nothing is changed then
     */
    void answered(RemoteDescription answer) {
        List<String> expected = slots.stream().map(slot -> slot.mid).toList();
        List<RemoteSection> sections = answer.sections();
        boolean same = sections.size() == slots.size();
        for (int i = 0; same && i < slots.size(); i++) {
            // A rejected section need not have a mid.
            RemoteSection section = sections.get(i);
            same = section.rejected() ? section.mid().isEmpty() || section.mid().equals(expected.get(i))
                    : !slots.get(i).isRejected() && section.mid().equals(expected.get(i))
                            && section.kind() == slots.get(i).kind;
        }
        if (!same) {
            throw Negotiation.otherSections(sections.stream().map(RemoteSection::mid).toList(), expected);
        }
        types.seen(answer);
        extensionIds.seen(answer);
        for (RemoteSection section : sections) {
            Slot slot = slots.get(section.index());
            if (!section.usable()) {
                slot.reject(section.line());
            } else {
                slot.agree(section, slot.isSending() && section.receives());
            }
        }
    }

    /** @return all sections, as they are to be written */
    List<LocalSection> sections(boolean offer) {
        return slots.stream().map(slot -> slot.section(types, offer)).toList();
    }

    boolean mixedExtensions() {
        return mixedExtensions;
    }
}
