package io.quarkiverse.cloudflare.runtime.media;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkiverse.cloudflare.media.TrackSource;
import io.quarkiverse.cloudflare.room.Attributes;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomHost;
import io.quarkiverse.cloudflare.support.MovableTimers;

/** Members that join rooms, of which those that begin with {@code studio:} have media. Not thread-safe. */
final class MembersFixture {

    static final String KEY = "the key of this test, 32 or more";
    static final RoomAddress STUDIO = RoomAddress.of("studio:1");
    static final RoomAddress OTHER_STUDIO = RoomAddress.of("studio:2");
    static final RoomAddress CHAT = RoomAddress.of("chat:1");

    final MediaFixture media = new MediaFixture();
    final MovableTimers time = media.timers;
    final Map<String, Member> there = new HashMap<>();
    final AtomicInteger ids = new AtomicInteger();
    final MediaTokens tokens = new MediaTokens(KEY, Optional.empty(), time.clock());
    final MediaDefinitions definitions = new MediaDefinitions(List.of(new MediaDefinition(Studio.class.getName(),
            MediaFixture.EVERYTHING, true, 0, 100, 0, 0)));
    final RoomHost rooms = (RoomHost) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { RoomHost.class },
            (proxy, method, arguments) -> switch (method.getName()) {
                case "roomClass" -> roomClass((RoomAddress) arguments[0]);
                case "member" -> Optional.ofNullable(there.get(arguments[0] + " " + arguments[1]));
                default -> throw new UnsupportedOperationException(method.getName());
            });
    final MediaMembers members = new MediaMembers(rooms, definitions, media.roster, tokens, media.revocation,
            () -> new Grants(time.clock(), Duration.ofSeconds(30)));
    final LocalMedia.Parts parts = new LocalMedia.Parts(TestMediaConfig.enabled(), rooms, definitions, members,
            media.registry, new LocalMedia.Force(media.moderation, media.revocation));

    private static Optional<Class<?>> roomClass(RoomAddress address) {
        return address.topic().startsWith("studio:") ? Optional.of(Studio.class)
                : address.equals(CHAT) ? Optional.of(Chat.class) : Optional.empty();
    }

    MediaGrants grants(MediaAvailability availability) {
        return new MediaGrants(availability, tokens, new IceServersSource(availability, time),
                time, () -> "id" + ids.incrementAndGet(),
                new MediaGrants.Settings("/rooms", Duration.ofMinutes(5), Duration.ofSeconds(3)));
    }

    Member join(RoomAddress address, String id) {
        Member member = arrive(address, id);
        reply(member, false);
        there.put(address + " " + id, member);
        members.joined(member);
        return member;
    }

    /** A member whose join nobody has agreed to yet. */
    Member arrive(RoomAddress address, String id) {
        Attributes attributes = new Attributes();
        return (Member) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Member.class },
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "id", "toString" -> id;
                    case "address" -> address;
                    case "attributes" -> attributes;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** What the reply of a join or rejoin says of media. */
    Map<String, ?> reply(Member member, boolean rejoin) {
        return new MediaJoinReply(members, grants(TestMediaConfig.enabled())).contribute(member, rejoin).await().indefinitely();
    }

    String token(Map<String, ?> reply) {
        return ((MediaGrant.Given) reply.get("media")).token();
    }

    void leave(Member member) {
        there.remove(member.address() + " " + member.id());
        members.left(member, LeaveReason.CLIENT);
    }

    /** Publishes a camera for the first time. */
    MediaMember publishing(Member member) {
        MediaMember publisher = MediaMember.of(member).orElseThrow();
        media.publish(publisher, TrackSource.CAMERA, "camera");
        return publisher;
    }

    static final class Studio {
    }

    static final class Chat {
    }
}
