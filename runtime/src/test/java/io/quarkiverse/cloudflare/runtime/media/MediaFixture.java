package io.quarkiverse.cloudflare.runtime.media;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.calls.TrackKind;
import io.quarkiverse.cloudflare.media.Quality;
import io.quarkiverse.cloudflare.media.TrackSource;
import io.quarkiverse.cloudflare.room.Attributes;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.room.RoomException;
import io.quarkiverse.cloudflare.support.MovableTimers;

/** A media room without rooms, HTTP and Cloudflare: the part between them, and time that stands still. Not thread-safe. */
final class MediaFixture implements MediaTelemetry {

    static final RoomAddress ADDRESS = RoomAddress.of("studio:1");
    static final Set<TrackSource> EVERYTHING = Set.of(TrackSource.CAMERA, TrackSource.MICROPHONE, TrackSource.SCREEN);

    final MovableTimers timers = new MovableTimers();
    final RecordingHost host = new RecordingHost();
    final List<String> revoked = new ArrayList<>();
    final List<String> measured = new ArrayList<>();
    final Map<String, FakeSfu> sfus = new HashMap<>();
    final MediaRoster roster = new MediaRoster();
    final LocalMediaRegistry registry = new LocalMediaRegistry();
    final AtomicInteger ids = new AtomicInteger();
    final MediaSessions sessions = new MediaSessions(() -> "alias" + ids.incrementAndGet(), timers);
    final Announcements announcements = new Announcements(host, host, this);
    final Endings endings = new Endings(registry, sessions, announcements);
    final UndeclaredTracks undeclared = new UndeclaredTracks(timers, new TestMediaConfig(), endings);
    final SessionWatch watch = new SessionWatch(timers, new TestMediaConfig(), endings, announcements);
    final Publishing publishing = new MemberPublishing(roster, registry, endings, undeclared, announcements, watch);
    final Declarations declarations = new Declarations(registry, sessions, announcements, undeclared);
    final Moderation moderation = new Moderation(timers, endings, announcements);
    final Revocation revocation = new Revocation(endings, announcements, TestMediaConfig.credentials(revoked, timers));
    final MediaEvents events = new MediaEvents(TestMediaConfig.enabled(), new PublishWishes(roster, host), declarations,
            moderation, new MediaReports(announcements, timers));
    int maxPublishers;

    MediaMember join(String id) {
        Attributes attributes = new Attributes();
        Member member = (Member) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Member.class },
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "id", "toString" -> id;
                    case "address" -> ADDRESS;
                    case "attributes" -> attributes;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        MediaDefinition definition = new MediaDefinition("Studio", EVERYTHING, true, maxPublishers, 0, 0, 0);
        MediaMember joined = new MediaMember(member, definition, 1, new Grants(timers.clock(), Duration.ofSeconds(30)));
        attributes.set(joined);
        roster.add(joined);
        return joined;
    }

    MediaSession open(MediaMember member) {
        FakeSfu sfu = new FakeSfu("real-" + member.id() + sfus.size());
        MediaSession session = sessions.add(sfu.client(), sfu.session(), (over, reason) -> {
            member.forgetSession(over);
            publishing.over(member, over.alias());
            host.push(member.member(), "over", reason);
        });
        sfus.put(session.alias(), sfu);
        member.session(session);
        publishing.opened(member, session);
        return session;
    }

    FakeSfu sfu(MediaMember member) {
        return sfus.get(member.session().orElseThrow().alias());
    }

    /** What a client says, and what it is told: {@code ok}, or the reason and details. */
    String say(MediaMember member, String event, String payload) {
        try {
            events.handle(member.member(), event, new ObjectMapper().readTree(payload.replace('\'', '"'))).await()
                    .indefinitely();
            return "ok";
        } catch (RoomException e) {
            return e.reason() + " " + e.details();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Publishes through the present session as far as Cloudflare has taken it, on the mid that has the name's first letter. */
    void accept(MediaMember member, TrackSource source, String trackName) {
        say(member, "cf_publish", "{'source': '" + source.wireName() + "'}");
        String alias = member.session().orElseGet(() -> open(member)).alias();
        TrackKind kind = source == TrackSource.MICROPHONE ? TrackKind.AUDIO : TrackKind.VIDEO;
        publishing.admit(member, alias, List.of(new Section(mid(trackName), trackName, kind)));
        publishing.published(member, alias, List.of(mid(trackName)), List.of());
    }

    /** Publishes, and declares. */
    void publish(MediaMember member, TrackSource source, String trackName) {
        accept(member, source, trackName);
        say(member, "cf_published", "{'trackName': '" + trackName + "', 'source': '" + source.wireName() + "'}");
    }

    static String mid(String trackName) {
        return trackName.substring(0, 1);
    }

    /** What presence shows a member to publish. */
    List<String> shown(MediaMember member) {
        List<?> tracks = (List<?>) host.metas.getOrDefault(member.id(), Map.of("tracks", List.of())).get("tracks");
        return tracks.stream().map(track -> (String) ((Map<?, ?>) track).get("trackName")).toList();
    }

    @Override
    public void began(TrackSource source) {
        measured.add("began " + source);
    }

    @Override
    public void ended(TrackSource source) {
        measured.add("ended " + source);
    }

    @Override
    public void measured(Quality quality) {
        measured.add(quality.toString());
    }
}
