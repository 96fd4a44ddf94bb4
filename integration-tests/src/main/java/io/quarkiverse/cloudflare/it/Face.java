package io.quarkiverse.cloudflare.it;

import java.util.Optional;

import io.quarkiverse.cloudflare.room.Member;

/**
 * How a member of Meet appears to the others: the meta of its presence, kept beside it.
 *
 * @param name 1 to {@value Guest#LONGEST_NAME} characters
 * @param hand whether it wants to speak
 * @param host whether it may moderate the others
 * @param speaker whether it may publish camera, microphone and screen
 */
// tag::face[]
record Face(String name, boolean hand, boolean host, boolean speaker) {

    Face withHand(boolean raised) {
        return new Face(name, raised, host, speaker);
    }

    Face asHost() {
        return new Face(name, hand, true, speaker);
    }

    Face asSpeaker(boolean may) {
        return new Face(name, hand, host, may);
    }

    /** Gives a member this face, for everyone to see. */
    void show(Member member) {
        member.attributes().set(this);
        member.track(this);
    }

    static Face of(Member member) {
        return known(member).orElseThrow();
    }

    /** @return empty for a member that is no guest, such as a broadcast */
    static Optional<Face> known(Member member) {
        return member.attributes().get(Face.class);
    }

    static boolean isHost(Member member) {
        return known(member).filter(Face::host).isPresent();
    }

    /** Names that people would confuse are the same. */
    boolean isCalled(String other) {
        return name.equalsIgnoreCase(other);
    }
}
// end::face[]
