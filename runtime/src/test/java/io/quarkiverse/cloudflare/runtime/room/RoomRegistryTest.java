package io.quarkiverse.cloudflare.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.room.Ordering;
import io.quarkiverse.cloudflare.runtime.config.RoomsRuntimeConfig;
import io.quarkiverse.cloudflare.support.MovableTimers;

class RoomRegistryTest {

    private RoomRegistry registry;

    @BeforeEach
    void openARegistry() {
        RoomBehaviour chat = new RoomBehaviour(new RoomDefinition("chat:{name}", Object.class, 0, Ordering.PER_ROOM, true,
                Optional.empty(), List.of()), new ObjectMapper());
        // The registry and a room without members ask for nothing but the limit of a queue.
        RoomsRuntimeConfig config = (RoomsRuntimeConfig) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] { RoomsRuntimeConfig.class }, (proxy, method, arguments) -> 1);
        registry = new RoomRegistry(new RoomTable<>(Map.of(chat.pattern(), chat)));
        registry.start(new RoomServices(config, () -> Duration.ZERO, null, null, new MovableTimers(), () -> "1234", null, null,
                List.of(), new Extensions(List.of(), List.of(), List.of()), null, Optional.empty()));
    }

    @Test
    void keepsARoomWhileAJoinIsOnItsWay() {
        LiveRoom room = registry.arriving("chat:a").orElseThrow();
        assertThat(registry.arriving("chat:a")).containsSame(room);
        registry.arrived(room);

        assertThat(registry.isExpected(room)).isTrue();
        assertThat(registry.close(room)).isFalse();
        registry.arrived(room);
        assertThat(registry.isExpected(room)).isFalse();
        assertThat(registry.close(room)).isTrue();
        assertThat(registry.open("chat:a")).isEmpty();
        assertThat(registry.arriving("game:a")).isEmpty();
    }

    @Test
    void doesNotTakeASuccessorForTheRoomThatClosed() {
        LiveRoom first = registry.arriving("chat:a").orElseThrow();
        registry.arrived(first);
        registry.close(first);
        LiveRoom second = registry.arriving("chat:a").orElseThrow();

        assertThat(registry.isExpected(first)).isFalse();
        registry.arrived(second);
        assertThat(registry.close(first)).isTrue();
        assertThat(registry.open("chat:a")).containsSame(second);
        assertThat(registry.close(second)).isTrue();
        assertThat(registry.all()).isEmpty();
    }
}
