package io.quarkiverse.cloudflare.deployment.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypeScriptTest {

    @Test
    void describesARoomAndWhatItsMessagesAreMadeOf() {
        assertThat(Generated.from(ChatRoom.class)).isEqualTo(Generated.golden("rooms.ts"));
    }

    @Test
    void describesMessagesOfAllKinds() {
        assertThat(Generated.from(WorkshopRoom.class)).isEqualTo(Generated.golden("workshop.ts"));
    }
}
