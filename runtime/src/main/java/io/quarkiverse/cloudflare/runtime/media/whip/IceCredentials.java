package io.quarkiverse.cloudflare.runtime.media.whip;

import java.util.Objects;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.Sdp;
import io.quarkiverse.cloudflare.calls.SdpMedia;

/**
 * What names a run of ICE: others than before are a restart.
 *
 * @param fragment the user name
 */
record IceCredentials(String fragment, String password) {

    IceCredentials {
        Objects.requireNonNull(fragment, "fragment");
        Objects.requireNonNull(password, "password");
    }

    /** @return those of the session, or of the first section that has some; empty if there are none */
    static Optional<IceCredentials> of(Sdp description) {
        Optional<IceCredentials> ofSession = of(first(description, "ice-ufrag"), first(description, "ice-pwd"));
        return ofSession.isPresent() ? ofSession
                : description.media().stream().flatMap(media -> of(media).stream()).findFirst();
    }

    static Optional<IceCredentials> of(SdpMedia media) {
        return of(media.attribute("ice-ufrag"), media.attribute("ice-pwd"));
    }

    private static Optional<IceCredentials> of(Optional<String> fragment, Optional<String> password) {
        return fragment.flatMap(name -> password.map(secret -> new IceCredentials(name, secret)));
    }

    private static Optional<String> first(Sdp description, String attribute) {
        return description.attributes(attribute).stream().findFirst();
    }

    /** Who has them can answer in the peer's place, so they stay out of logs. */
    @Override
    public String toString() {
        return "IceCredentials[***]";
    }
}
