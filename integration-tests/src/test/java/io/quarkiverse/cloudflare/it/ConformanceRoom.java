package io.quarkiverse.cloudflare.it;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Ordering;
import io.quarkiverse.cloudflare.room.Room;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/**
 * A room that does whatever the tests of other people's clients need.
 */
@Room(value = "conformance:{test}", ordering = Ordering.PER_MEMBER)
class ConformanceRoom {

    record Wishes(boolean refuse, String device) {
    }

    record Device(String device) {
    }

    @OnJoin
    @NonBlocking
    void join(Wishes wishes, Member member) {
        if (wishes.refuse()) {
            throw new JoinRefusedException("not_today", Map.of("until", "tomorrow"));
        }
        if (wishes.device() != null) {
            member.track(new Device(wishes.device()));
        }
    }

    @OnEvent("device")
    @NonBlocking
    void device(Device device, Member member) {
        member.track(device);
    }

    @OnEvent("echo")
    @NonBlocking
    JsonNode echo(JsonNode payload) {
        return payload;
    }

    @OnEvent("nothing")
    @NonBlocking
    void nothing() {
    }

    @OnEvent("refuse")
    @NonBlocking
    void refuse() {
        throw new EventRefusedException("too_late", Map.of("by", 3));
    }

    @OnEvent("fail")
    @NonBlocking
    void fail() {
        throw new IllegalStateException("secret");
    }

    @OnEvent("never")
    Uni<Void> never() {
        return Uni.createFrom().nothing();
    }

    @OnBinary("reverse")
    @NonBlocking
    byte[] reverse(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
