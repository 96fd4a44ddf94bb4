package io.quarkiverse.cloudflare.deployment.test.docs;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.calls.TurnOptions;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Relay {

    // tag::optional[]
    private final Instance<TurnClient> turn;
    private final boolean hasTurn;

    Relay(Instance<TurnClient> turn, @ConfigProperty(name = "quarkus.cloudflare.turn.key-id") Optional<String> key) {
        this.turn = turn;
        this.hasTurn = key.isPresent();
    }

    public Uni<IceServers> iceServers(String user) {
        return hasTurn ? turn.get().iceServersFor(user) : Uni.createFrom().item(IceServers.STUN_ONLY);
    }
    // end::optional[]

    // tag::options[]
    public Uni<IceServers> forAnHour(String user) {
        return turn.get().generate(TurnOptions.DEFAULT.withTtl(Duration.ofHours(1)).withCustomIdentifier(user));
    }
    // end::options[]
}
