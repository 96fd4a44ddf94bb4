package io.quarkiverse.cloudflare.deployment.test.media;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkiverse.cloudflare.deployment.test.support.TestMember;
import io.quarkiverse.cloudflare.deployment.test.support.WatchedTest;
import io.quarkiverse.cloudflare.support.cloudflare.Exchange;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** A talk at the stand-in of Cloudflare: what its members see, and what Cloudflare is asked. */
abstract class TalkTest extends WatchedTest {

    String topic;

    static QuarkusUnitTest talk(Class<?>... more) {
        return StandIn.application(Stream.concat(Stream.of(more), Stream.of(Talk.class, Talk.Order.class, TalkTest.class,
                HttpMember.class, HttpMember.Answer.class, TestMember.class)).toArray(Class<?>[]::new));
    }

    @TestHTTPResource("/")
    URI server;

    @BeforeEach
    void start() {
        // Members that a test leaves behind are away for a while.
        topic = "talk:" + UUID.randomUUID();
        cloudflare.heal();
        cloudflare.forget();
    }

    @AfterEach
    void everyRequestKeptTheContract() {
        cloudflare.assertNoViolations();
    }

    HttpMember join() throws Exception {
        return HttpMember.join(server, topic);
    }

    /** Joins, and shows a camera and a microphone. */
    HttpMember publisher() throws Exception {
        HttpMember member = join().open();
        member.publish(SdpText.offer("video 0 sendonly", "audio 1 sendonly"), "0 cam camera", "1 mic microphone").ok();
        member.declare("cam", "camera");
        member.declare("mic", "microphone");
        return member;
    }

    static JsonNode moderate(HttpMember moderator, String action, HttpMember whom, String trackName) throws Exception {
        return moderator.ask("moderate", "{'action':'%s','member':'%s','trackName':'%s'}".formatted(action, whom.id(),
                trackName));
    }

    /** Waits until presence has told of these tracks, and returns the meta that did. */
    static JsonNode awaitTracks(HttpMember watcher, HttpMember publisher, String... trackNames) throws Exception {
        return awaitMeta(watcher, "joins", publisher, List.of(trackNames));
    }

    /** Waits until presence has told that a member has gone. */
    static void awaitGone(HttpMember watcher, HttpMember gone) throws Exception {
        watcher.channel.socket().next(frame -> frame.get(3).asText().equals("presence_diff")
                && metas(frame, "leaves").stream().anyMatch(meta -> meta.get("id").asText().equals(gone.id()))
                && metas(frame, "joins").stream().noneMatch(meta -> meta.get("id").asText().equals(gone.id())));
    }

    private static JsonNode awaitMeta(HttpMember watcher, String part, HttpMember publisher, List<String> trackNames)
            throws Exception {
        JsonNode found = watcher.channel.socket().next(frame -> frame.get(3).asText().equals("presence_diff")
                && metas(frame, part).stream().anyMatch(meta -> isOf(meta, publisher, trackNames)));
        return metas(found, part).stream().filter(meta -> isOf(meta, publisher, trackNames)).findFirst().orElseThrow();
    }

    private static boolean isOf(JsonNode meta, HttpMember publisher, List<String> trackNames) {
        List<String> shown = StreamSupport.stream(meta.path("tracks").spliterator(), false)
                .map(track -> track.get("trackName").asText()).toList();
        return meta.get("id").asText().equals(publisher.id()) && shown.equals(trackNames);
    }

    private static List<JsonNode> metas(JsonNode diff, String part) {
        return diff.get(4).get(part).findValues("metas").stream()
                .flatMap(metas -> StreamSupport.stream(metas.spliterator(), false)).toList();
    }

    /** Waits for an event of the server to a member. */
    static String told(HttpMember member, String event) throws Exception {
        return member.channel.event(event).get(4).toString();
    }

    /** Waits until so many forced closes were asked for, and returns the last. */
    String awaitForcedClose(int count) throws InterruptedException {
        cloudflare.awaitCount(Operation.CLOSE_TRACKS, count);
        List<Exchange> closes = cloudflare.exchanges(Operation.CLOSE_TRACKS);
        return closes.get(closes.size() - 1).json().toString();
    }

    /** The session at Cloudflare that something was published through last. */
    String lastSession() {
        List<Exchange> published = cloudflare.exchanges(Operation.ADD_TRACKS);
        return published.get(published.size() - 1).parameter("session");
    }
}
