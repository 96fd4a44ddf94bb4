package io.quarkiverse.cloudflare.deployment.test.typescript;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.Room;

@Room("reminders")
class Reminders {

    @OnEvent("remind")
    void remind(String text) {
    }
}
