package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.phoenixframework.Message;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The Maven client {@code com.github.dsrees:JavaPhoenixClient}, unchanged.
 */
@QuarkusTest
class JavaPhoenixClientTest {

    private static final String NOBODY = "";

    @TestHTTPResource("/")
    URL application;

    private final List<PhoenixDevice> devices = new ArrayList<>();

    @AfterEach
    void disconnect() {
        devices.forEach(PhoenixDevice::close);
    }

    @Test
    void joinsAndReadsTheReply() throws Exception {
        PhoenixDevice.Answer joined = device(NOBODY, "chat:java-join", Map.of()).join();

        assertThat(joined.status()).isEqualTo("ok");
        assertThat(joined.response()).containsEntry("roomId", "java-join").containsKeys("you", "_room");
    }

    @Test
    void isToldWhyAJoinIsRefused() throws Exception {
        PhoenixDevice.Answer refused = device(NOBODY, "conformance:java-refused", Map.of("refuse", true)).join();

        assertThat(refused).isEqualTo(new PhoenixDevice.Answer("error",
                Map.of("reason", "not_today", "details", Map.of("until", "tomorrow"))));
    }

    @Test
    void pushesAndIsAnswered() throws Exception {
        PhoenixDevice device = joined(NOBODY, "conformance:java-push", Map.of());

        assertThat(device.push("echo", Map.of("text", "héllo")))
                .isEqualTo(new PhoenixDevice.Answer("ok", Map.of("text", "héllo")));
        assertThat(device.push("refuse", Map.of()).response()).containsEntry("reason", "too_late");
        assertThat(device.push("no-such-event", Map.of()).response()).containsEntry("reason", "unknown_event");
        assertThat(PhoenixDevice.answer(device.channel.push("never", Map.of(), 200)).status()).isEqualTo("timeout");
    }

    @Test
    void hearsBroadcastsInOrderWithTheirPositions() throws Exception {
        PhoenixDevice ada = joined(NOBODY, "chat:java-broadcast", Map.of());
        PhoenixDevice bob = device(NOBODY, "chat:java-broadcast", Map.of()).hears("said");
        bob.join();

        for (int i = 0; i < 20; i++) {
            ada.push("say", Map.of("text", String.valueOf(i)));
        }
        for (int i = 0; i < 20; i++) {
            Message said = bob.next();
            assertThat(said.getPayload()).containsEntry("text", String.valueOf(i));
            assertThat(said.getRef()).matches("@.+:\\d+");
        }
    }

    @Test
    void seesTwoDevicesOfOneUserAsOne() throws Exception {
        PhoenixDevice watcher = joined(NOBODY, "conformance:java-devices", Map.of());
        PhoenixDevice phone = joined("ada", "conformance:java-devices", Map.of("device", "phone"));
        joined("ada", "conformance:java-devices", Map.of("device", "laptop"));

        watcher.awaitPresence(presence -> watcher.devicesOf("ada") == 2);
        assertThat(watcher.presence.getState()).hasSize(2);
        assertThat(watcher.presence.getState().get("ada").get("metas")).extracting(meta -> meta.get("device"))
                .containsExactly("phone", "laptop");

        phone.channel.leave(1000);
        watcher.awaitPresence(presence -> watcher.devicesOf("ada") == 1);
    }

    @Test
    void hearsNothingAfterLeaving() throws Exception {
        PhoenixDevice ada = joined(NOBODY, "chat:java-leave", Map.of());
        PhoenixDevice bob = device(NOBODY, "chat:java-leave", Map.of()).hears("said");
        bob.join();

        assertThat(PhoenixDevice.answer(bob.channel.leave(1000)).status()).isEqualTo("ok");
        assertThat(ada.push("say", Map.of("text", "anyone?")).status()).isEqualTo("ok");
        ada.awaitPresence(presence -> presence.getState().size() == 1);
        assertThat(bob.hasHeard()).isFalse();
    }

    private PhoenixDevice device(String user, String topic, Map<String, Object> params) {
        PhoenixDevice device = new PhoenixDevice(application, user, topic, params);
        devices.add(device);
        return device;
    }

    private PhoenixDevice joined(String user, String topic, Map<String, Object> params) throws InterruptedException {
        PhoenixDevice device = device(user, topic, params);
        assertThat(device.join().status()).isEqualTo("ok");
        return device;
    }
}
