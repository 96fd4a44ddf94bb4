package io.quarkiverse.cloudflare.deployment.test.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.type.TypeFactory;

import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnCreate;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.OnRejoin;
import io.quarkiverse.cloudflare.room.OnTick;
import io.quarkiverse.cloudflare.room.Ordering;
import io.quarkiverse.cloudflare.room.Recipients;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.quarkiverse.cloudflare.runtime.room.CallbackDefinition;
import io.quarkiverse.cloudflare.runtime.room.ParameterDefinition;
import io.quarkiverse.cloudflare.runtime.room.ParameterDefinition.Source;
import io.quarkiverse.cloudflare.runtime.room.RoomDefinition;
import io.quarkiverse.cloudflare.runtime.room.RoomDefinitions;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class RoomDefinitionsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(ChatRoom.class, Talker.class, Say.class, QuickRoom.class));

    @Inject
    RoomDefinitions definitions;

    @Test
    void describesTheRooms() {
        assertThat(definitions.rooms()).extracting(RoomDefinition::pattern).containsExactly("chat:{roomId}", "quick");
        RoomDefinition chat = definitions.rooms().get(0);
        assertThat(chat.beanClass()).isEqualTo(ChatRoom.class);
        assertThat(chat.capacity()).isEqualTo(7);
        assertThat(chat.ordering()).isEqualTo(Ordering.PER_MEMBER);
        assertThat(chat.presence()).isFalse();
        assertThat(chat.security()).isEmpty();
        assertThat(definitions.rooms().get(1).ordering()).isEqualTo(Ordering.PER_ROOM);
        assertThat(definitions.rooms().get(1).presence()).isTrue();
    }

    @Test
    void describesTheCallbacksInAFixedOrder() {
        assertThat(definitions.rooms().get(0).callbacks()).extracting(this::summary).containsExactly(
                "OnBinary draw VIRTUAL_THREAD VALUE [PAYLOAD]",
                "OnCreate  EVENT_LOOP UNI [CONTEXT]",
                "OnEvent all WORKER VALUE [PAYLOAD, MEMBER]",
                "OnEvent say EVENT_LOOP UNI [PAYLOAD]",
                "OnEvent stream EVENT_LOOP MULTI []",
                "OnJoin  WORKER VOID [ROOM_PARAM]",
                "OnLeave  WORKER VOID [ARGUMENT]",
                "OnRejoin  WORKER VOID [ROOM_PARAM]",
                "OnTick PT0.5S EVENT_LOOP VOID []",
                "Recipients team EVENT_LOOP VALUE [MEMBER]");
    }

    @Test
    void takesTheThreadOfTheClassWhereTheMethodSaysNone() {
        assertThat(definitions.rooms().get(1).callbacks()).extracting(this::summary).containsExactly(
                "OnEvent slow WORKER VOID []", "OnJoin  EVENT_LOOP VOID []");
    }

    @Test
    void knowsTheWholeTypeOfAPayload() {
        assertThat(payload("OnEvent", "all")).isEqualTo("java.util.List<java.util.Map<java.lang.String," + Say.class.getName()
                + ">>");
        assertThat(payload("OnEvent", "say")).isEqualTo(Say.class.getName());
        assertThat(payload("OnBinary", "draw")).isEqualTo("[B");
        assertThat(callback("OnLeave", "").parameters().get(0).type()).isEqualTo(LeaveReason.class);
        assertThat(callback("OnJoin", "").parameters().get(0).name()).isEqualTo("roomId");
    }

    @Test
    void callsThePackagePrivateAndInheritedMethodsOfTheBean() throws Exception {
        CallbackDefinition say = callback("OnEvent", "say");
        assertThat(say.method()).isEqualTo(ChatRoom.class.getName() + "#say");
        Object reply = say.invoker().invoke(null, new Object[] { new Say("hello") });
        assertThat(((Uni<?>) reply).await().indefinitely()).isEqualTo(new Say("hello"));
        assertThat(callback("OnBinary", "draw").invoker().invoke(null, new Object[] { new byte[3] })).isEqualTo(3);
    }

    private String summary(CallbackDefinition callback) {
        List<Source> sources = callback.parameters().stream().map(ParameterDefinition::source).toList();
        return "%s %s %s %s %s".formatted(callback.kind(), callback.name(), callback.execution(), callback.result(), sources);
    }

    private CallbackDefinition callback(String kind, String name) {
        return definitions.rooms().get(0).callbacks().stream()
                .filter(callback -> callback.kind().equals(kind) && callback.name().equals(name)).findFirst().orElseThrow();
    }

    private String payload(String kind, String name) {
        return callback(kind, name).parameters().get(0).payload().javaType(TypeFactory.defaultInstance()).toCanonical();
    }

    record Say(String text) {
    }

    abstract static class Talker<T> {
        @OnEvent("say")
        Uni<T> say(T payload) {
            return Uni.createFrom().item(payload);
        }
    }

    @Room(value = "chat:{roomId}", capacity = 7, ordering = Ordering.PER_MEMBER, presence = false)
    static class ChatRoom extends Talker<Say> {
        @OnCreate
        Uni<Void> create(RoomContext room) {
            return Uni.createFrom().voidItem();
        }

        @OnJoin
        @OnRejoin
        void join(@RoomParam String roomId) {
        }

        @OnEvent("all")
        Broadcast<Say> all(List<Map<String, Say>> all, Member from) {
            return Broadcast.toAll("all", new Say(""));
        }

        @OnEvent("stream")
        Multi<Say> stream() {
            return Multi.createFrom().empty();
        }

        @OnBinary("draw")
        @RunOnVirtualThread
        int draw(byte[] bytes) {
            return bytes.length;
        }

        @OnLeave
        void leave(LeaveReason reason) {
        }

        @NonBlocking
        @OnTick(every = "500ms")
        void tick() {
        }

        @Recipients("team")
        boolean team(Member to) {
            return true;
        }
    }

    @NonBlocking
    @Room("quick")
    static class QuickRoom {
        @OnJoin
        void join() {
        }

        @Blocking
        @OnEvent("slow")
        void slow() {
        }
    }
}
