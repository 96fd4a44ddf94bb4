package io.quarkiverse.cloudflare.runtime.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.cloudflare.presence.Presence;
import io.quarkiverse.cloudflare.presence.PresenceEntry;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.smallrye.mutiny.Uni;

/** Rooms and presence that remember what they were told. Not thread-safe. */
final class RecordingHost implements RoomHost, Presence {

    /** For example {@code anna cf_mute_request {trackName=mic}}. */
    final List<String> pushed = new ArrayList<>();
    /** For example {@code anna OnMediaState CONNECTED}. */
    final List<String> called = new ArrayList<>();
    /** What presence shows, by member. */
    final Map<String, Map<?, ?>> metas = new ConcurrentHashMap<>();
    /** What callbacks answer. */
    Uni<Optional<Object>> answer = Uni.createFrom().item(Optional.empty());

    @Override
    public Optional<Class<?>> roomClass(RoomAddress address) {
        return Optional.of(RecordingHost.class);
    }

    @Override
    public Optional<Member> member(RoomAddress address, String memberId) {
        return Optional.empty();
    }

    @Override
    public Uni<Optional<Object>> callInTurn(Member member, String kind, Object... arguments) {
        return Uni.createFrom().deferred(() -> {
            called.add(member.id() + " " + kind + " " + arguments[0]);
            return answer;
        });
    }

    @Override
    public Uni<Optional<Object>> call(Member member, String kind, Object... arguments) {
        return callInTurn(member, kind, arguments);
    }

    @Override
    public void push(Member member, String event, Object payload) {
        pushed.add(member.id() + " " + event + " " + payload);
    }

    @Override
    public Uni<Void> update(RoomAddress address, String memberId, Object fields) {
        return Uni.createFrom().item(() -> {
            metas.put(memberId, (Map<?, ?>) fields);
            return null;
        });
    }

    @Override
    public Uni<Member> admit(RoomAddress address, String key, Object meta) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Boolean> dismiss(Member member, LeaveReason reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<List<PresenceEntry>> list(RoomAddress address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> track(RoomAddress address, String memberId, Object meta) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> untrack(RoomAddress address, String memberId) {
        throw new UnsupportedOperationException();
    }
}
