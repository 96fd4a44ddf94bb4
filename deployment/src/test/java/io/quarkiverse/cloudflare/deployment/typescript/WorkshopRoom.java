package io.quarkiverse.cloudflare.deployment.typescript;

import java.util.List;
import java.util.Map;

import io.quarkiverse.cloudflare.deployment.typescript.Workshop.Account;
import io.quarkiverse.cloudflare.deployment.typescript.Workshop.Collected;
import io.quarkiverse.cloudflare.deployment.typescript.Workshop.Done;
import io.quarkiverse.cloudflare.deployment.typescript.Workshop.Everything;
import io.quarkiverse.cloudflare.deployment.typescript.Workshop.Figure;
import io.quarkiverse.cloudflare.deployment.typescript.Workshop.Outcome;
import io.quarkiverse.cloudflare.deployment.typescript.Workshop.Page;
import io.quarkiverse.cloudflare.deployment.typescript.Workshop.Part;
import io.quarkiverse.cloudflare.deployment.typescript.Workshop.Tool;
import io.quarkiverse.cloudflare.deployment.typescript.Workshop.Wish;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnRejoin;
import io.quarkiverse.cloudflare.room.OnTick;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomContext;
import io.quarkiverse.cloudflare.room.RoomParam;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Messages of all kinds. Only looked at. */
@Room("work:shop:{floor}:{desk}")
class WorkshopRoom {

    private static final String MOVED = "moved";

    @OnJoin
    Uni<Everything> join(Wish wish, Member member, @RoomParam String desk) {
        return null;
    }

    @OnRejoin
    Collected rejoin() {
        return null;
    }

    @OnEvent("nothing")
    void nothing() {
    }

    @OnEvent("account")
    Account account(Account account) {
        return account;
    }

    @OnEvent("draw")
    Uni<Broadcast<Figure>> draw(List<Figure> figures) {
        return Uni.createFrom().item(() -> Broadcast.toOthers("drawn", figures.get(0)));
    }

    @OnEvent("use")
    List<Outcome> use(Map<String, Tool> tools) {
        return List.of();
    }

    @OnEvent("move-part")
    Broadcast<Page<Part>> move(Part part) {
        return Broadcast.toMember("someone", part.parts().isEmpty() ? MOVED : "moved-on", new Page<>(List.of(part), null))
                .asVolatile();
    }

    @OnEvent("count")
    Multi<Integer> count() {
        return null;
    }

    @OnBinary("image")
    Broadcast<byte[]> image(byte[] image) {
        return Broadcast.toAll("image", image);
    }

    @OnEvent("picture")
    byte[] picture() {
        return null;
    }

    @OnTick(every = "1s")
    void tick(RoomContext room) {
        room.pushAndAwait("someone", "tick", new Done(1));
        room.broadcastAndAwait(Broadcast.toAll("names", List.of("Ada")));
        room.broadcastAndAwait(Broadcast.toAll("by " + room, "nobody knows"));
    }
}
