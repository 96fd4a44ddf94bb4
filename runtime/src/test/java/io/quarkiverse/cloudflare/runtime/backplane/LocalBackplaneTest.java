package io.quarkiverse.cloudflare.runtime.backplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.backplane.Backplane;
import io.quarkiverse.cloudflare.backplane.BackplaneMessage;

class LocalBackplaneTest extends BackplaneContract {

    private static final AtomicInteger EPOCHS = new AtomicInteger();

    @Override
    Backplane create() {
        return new LocalBackplane(() -> "e" + EPOCHS.incrementAndGet());
    }

    @Test
    void givesNoPlaceToAMessageThatCannotBeDelivered() {
        Backplane backplane = create();
        backplane.subscribe("chat:lobby", (position, message) -> {
            if (message.payload().equals("broken")) {
                throw new IllegalArgumentException("cannot be written");
            }
        }).await().indefinitely();

        BackplaneMessage broken = new BackplaneMessage("chat:lobby", "said", "broken", "everyone", true, false, "");
        assertThatThrownBy(() -> backplane.publish(broken).await().indefinitely()).hasMessage("cannot be written");
        assertThat(backplane.position("chat:lobby").offset()).isZero();
    }
}
