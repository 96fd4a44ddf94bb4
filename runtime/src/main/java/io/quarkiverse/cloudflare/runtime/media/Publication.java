package io.quarkiverse.cloudflare.runtime.media;

import java.time.Instant;
import java.util.List;
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
 * @param muted whether its packets hold nothing
 */
public record Publication(String memberId, String alias, Section section, Grant grant, Stage stage, boolean muted) {

    public Publication {
        Objects.requireNonNull(memberId, "memberId");
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(grant, "grant");
        Objects.requireNonNull(stage, "stage");
    }

    /** How far it is. */
    public enum Stage {
        /** Cloudflare is being asked. */
        ADMITTED,
        /** Cloudflare has taken it. */
        ACCEPTED,
        /** Its client has said that media flows: others see it and may pull it. */
        DECLARED,
        /** Its client has said that it ends, and has not closed it yet. */
        ENDING
    }

    /** A track that nobody had to be granted: of a broadcast. */
    public static Publication broadcast(String memberId, String alias, Section section, List<String> layers) {
        TrackSource source = section.kind() == TrackKind.AUDIO ? TrackSource.MICROPHONE : TrackSource.CAMERA;
        return new Publication(memberId, alias, section, new Grant(source, section.kind(), layers, Instant.MAX),
                Stage.DECLARED, false);
    }

    static Publication admitted(MediaMember member, String alias, Section section, Grant grant) {
        return new Publication(member.id(), alias, section, grant, Stage.ADMITTED, false);
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

    public boolean isDeclared() {
        return stage == Stage.DECLARED;
    }

    /** @return as others see it */
    public PublishedTrack toTrack() {
        return new PublishedTrack(memberId, alias, trackName(), kind(), source(), muted, grant.layers());
    }

    Publication declared(boolean nowMuted) {
        return new Publication(memberId, alias, section, grant, Stage.DECLARED, nowMuted);
    }

    Publication with(Grant other) {
        return new Publication(memberId, alias, section, other, stage, muted);
    }

    Publication at(Stage other) {
        return new Publication(memberId, alias, section, grant, other, muted);
    }

    boolean isSameAs(Publication other) {
        return alias.equals(other.alias) && trackName().equals(other.trackName());
    }
}
