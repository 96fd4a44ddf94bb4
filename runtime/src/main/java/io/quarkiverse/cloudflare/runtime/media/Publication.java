package io.quarkiverse.cloudflare.runtime.media;

import java.util.Objects;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.media.PublishedTrack;
import io.quarkiverse.cloudflare.media.TrackSource;

/**
 * One track that a member publishes.
 *
 * @param alias of the publishing session
 * @param section where it is in that session
 * @param grant what it was published with
 * @param isDeclared whether its client has said that media flows, so that others may pull it
 * @param muted whether its packets hold nothing
 */
public record Publication(String memberId, String alias, Section section, Grant grant, boolean isDeclared, boolean muted) {

    public Publication {
        Objects.requireNonNull(memberId, "memberId");
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(grant, "grant");
    }

    /** @return its name, unique within the session */
    public String trackName() {
        return section.trackName();
    }

    public String mid() {
        return section.mid();
    }

    public TrackKind kind() {
        return section.kind();
    }

    /** @return what it is published as; until it is declared, what was asked for first */
    public TrackSource source() {
        return grant.source();
    }

    /** @return as others see it */
    public PublishedTrack toTrack() {
        return new PublishedTrack(memberId, alias, trackName(), kind(), source(), muted, grant.layers());
    }

    Publication declared(Grant asked, boolean nowMuted) {
        return new Publication(memberId, alias, section, asked, true, nowMuted);
    }

    Publication muted(boolean nowMuted) {
        return new Publication(memberId, alias, section, grant, isDeclared, nowMuted);
    }

    boolean isOf(String otherAlias, String name) {
        return alias.equals(otherAlias) && trackName().equals(name);
    }
}
