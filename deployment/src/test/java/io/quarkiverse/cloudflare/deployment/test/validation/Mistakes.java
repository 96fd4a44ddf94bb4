package io.quarkiverse.cloudflare.deployment.test.validation;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.OnTick;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;

/** One room for each mistake. */
final class Mistakes {

    private Mistakes() {
    }

    @Room(value = "capacity", capacity = -1)
    static class Capacity {
        @OnJoin
        void join() {
        }
    }

    @Room("chat:{id}")
    static class Chat {
        @OnJoin
        void join() {
        }
    }

    @Room("chat:{name}")
    static class Support {
        @OnJoin
        void join() {
        }
    }

    @Room("contract")
    interface Contract {
        @OnJoin
        void join();
    }

    @Room("duplicates")
    static class Duplicates {
        @OnEvent("say")
        void say() {
        }

        @OnEvent("say")
        void talk() {
        }
    }

    @Room("interval")
    static class Interval {
        @OnTick(every = "1ms")
        void tick() {
        }
    }

    @Room("join-reply")
    static class JoinReply {
        @OnJoin
        String join() {
            return "welcome";
        }
    }

    @Room("modifiers")
    static class Modifiers {
        @OnJoin
        private void join() {
        }

        @OnLeave
        static void leave() {
        }
    }

    @Room("parameter")
    static class Parameter {
        @OnLeave
        void leave(int number) {
        }
    }

    @Room("a:{id}:{id}")
    static class Pattern {
        @OnJoin
        void join() {
        }
    }

    @Room("payloads")
    static class Payloads {
        @OnEvent("say")
        void say(String one, String other) {
        }
    }

    @Room("reserved")
    static class Reserved {
        @OnEvent("phx_say")
        void say() {
        }
    }

    @Room("result")
    static class Result {
        @OnLeave
        int leave() {
            return 0;
        }
    }

    @Room("segment:{roomId}")
    static class Segment {
        @OnJoin
        void join(@RoomParam String room) {
        }
    }

    @Room("silent")
    static class Silent {
    }

    static class Stray {
        @OnEvent("say")
        void say() {
        }
    }

    @Room("threads")
    static class Threads {
        @OnJoin
        @Blocking
        @NonBlocking
        void join() {
        }
    }

    interface Shape {
    }

    @Room("unreadable")
    static class Unreadable {
        @OnEvent("draw")
        void draw(Shape shape) {
        }
    }
}
