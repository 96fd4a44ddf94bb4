package io.quarkiverse.cloudflare.runtime.media.whip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.calls.IceServer;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.media.whip.Answer.Header;
import io.quarkiverse.cloudflare.runtime.media.whip.WhipRequest.Target;

/** The parts of answers and requests that need no server. */
class AnswerTest {

    @Test
    void writesEachUrlOfAnIceServerAsALink() {
        IceServers servers = new IceServers(List.of(IceServer.stun(List.of("stun:stun.example.net:3478")),
                IceServer.turn(List.of("turn:turn.example.net:3478?transport=udp", "turns:turn.example.net:443"), "ada",
                        "pass\"word\\")),
                Optional.empty());

        assertThat(IceLinks.of(servers)).containsExactly(
                new Header("Link", "<stun:stun.example.net:3478>; rel=\"ice-server\""),
                new Header("Link", "<turn:turn.example.net:3478?transport=udp>; rel=\"ice-server\"; username=\"ada\"; "
                        + "credential=\"pass\\\"word\\\\\"; credential-type=\"password\""),
                new Header("Link", "<turns:turn.example.net:443>; rel=\"ice-server\"; username=\"ada\"; "
                        + "credential=\"pass\\\"word\\\\\"; credential-type=\"password\""));
    }

    @Test
    void writesRefusalsAsProblems() {
        Answer answer = Answer.problem(404, "no_broadcast", "Nobody is \"live\"").retryAfter(5);

        assertThat(answer.headers()).containsExactly(new Header("Content-Type", "application/problem+json"),
                new Header("Retry-After", "5"));
        assertThat(answer.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                + "\"errorCode\":\"no_broadcast\",\"detail\":\"Nobody is \\\"live\\\"\"}");
    }

    @ParameterizedTest
    @CsvSource({ "room_full,503", "unmatched_topic,404", "closed,503" })
    void saysWhatTheRoomSays(String reason, int status) {
        assertThat(Failures.answer(new JoinRefusedException(reason)).status()).isEqualTo(status);
    }

    @Test
    void saysWhoseFaultItIs() {
        CallsError error = new CallsError("invalid", Optional.empty(), "secret words of Cloudflare");
        Answer offer = Failures.answer(new CallsRejectedException("publish", 400, error, null));
        Answer busy = Failures.answer(new CallsRejectedException("publish", 503, error, null));
        Answer silent = Failures.answer(new CallsUnreachableException("publish got no answer", true, null));

        assertThat(offer.status()).isEqualTo(422);
        assertThat(offer.body()).contains("Cloudflare refused the offer").doesNotContain("secret words");
        assertThat(List.of(busy, silent)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.headers()).contains(new Header("Retry-After", "5"));
        });
        assertThat(Failures.answer(new IllegalStateException("secret words")).body()).contains("\"status\":500")
                .doesNotContain("secret words");
    }

    @Test
    void understandsThePathsOfEndpointsAndSessions() {
        assertThat(Target.of(Role.BROADCAST, "/rooms", "/rooms/whip/stage%3A1")).hasValue(
                new Target(Role.BROADCAST, RoomAddress.of("stage:1"), Optional.empty(), "/rooms/whip/stage%3A1"));
        assertThat(Target.of(Role.VIEWER, "/app/rooms", "/app/rooms/whep/a%2Fb%20ä/x-_9")).hasValue(
                new Target(Role.VIEWER, RoomAddress.of("a/b ä"), Optional.of("x-_9"), "/app/rooms/whep/a%2Fb%20ä"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/rooms/whip", "/rooms/whip/", "/rooms/whip/a/", "/rooms/whip/a/b/c", "/rooms/whip/a/%62",
            "/rooms/whip/%zz", "/rooms/whip/%ff", "/rooms/whip/..", "/rooms/whep/a", "/other/whip/a", "/rooms/whip/a%00" })
    void knowsNoOtherPaths(String path) {
        assertThat(Target.of(Role.BROADCAST, "/rooms", path)).isEmpty();
    }

    @Test
    void looksAtTheMediaTypeAlone() {
        assertThat(request("Application/SDP ; charset=utf-8").isOf("application/sdp")).isTrue();
        assertThat(request("application/sdpx").isOf("application/sdp")).isFalse();
        assertThat(request("").isOf("application/sdp")).isFalse();
    }

    private static WhipRequest request(String contentType) {
        Target target = new Target(Role.VIEWER, RoomAddress.of("a"), Optional.empty(), "/rooms/whep/a");
        return new WhipRequest("POST", target, Optional.of("token"), contentType, Optional.empty(), "v=0");
    }
}
