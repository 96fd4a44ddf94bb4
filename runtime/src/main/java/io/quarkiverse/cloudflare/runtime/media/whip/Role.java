package io.quarkiverse.cloudflare.runtime.media.whip;

/** What a session is for. */
enum Role {
    /** WHIP (RFC 9725): a program sends what the room shall see. */
    BROADCAST("whip"),
    /** WHEP (draft-ietf-wish-whep): a player watches the broadcast. */
    VIEWER("whep");

    private final String segment;

    Role(String segment) {
        this.segment = segment;
    }

    /** @return what its paths begin with, below those of rooms */
    String segment() {
        return segment;
    }
}
