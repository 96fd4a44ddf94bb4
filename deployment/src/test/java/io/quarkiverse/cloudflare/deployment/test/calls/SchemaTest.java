package io.quarkiverse.cloudflare.deployment.test.calls;

import static io.quarkiverse.cloudflare.support.cloudflare.Operation.ADD_TRACKS;
import static io.quarkiverse.cloudflare.support.cloudflare.Operation.SESSION_STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TrackInfo;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkus.test.QuarkusUnitTest;

/** What requests and answers of all operations have in common. */
class SchemaTest extends CallsTest {

    private static final List<LocalTrack> MIC = List.of(LocalTrack.of("0", "mic"));

    @RegisterExtension
    static final QuarkusUnitTest app = app();

    private final SessionDescription offer = SessionDescription.offer(AUDIO_AND_VIDEO);

    @Test
    void absentFieldsAreNotSentAtAll() {
        SessionId publisher = publisher();
        SessionId subscriber = open();
        answer(subscriber, calls.pullAndAwait(subscriber, List.of(RemoteTrack.of(publisher, "cam"))));
        calls.updateTracksAndAwait(subscriber, List.of(RemoteTrack.of(publisher, "cam").into("0")));
        calls.closeTracksAndAwait(subscriber, List.of("0"));
        assertThat(standIn.exchanges()).noneMatch(exchange -> exchange.text().contains("null"));
    }

    @Test
    void aRequestWithABodySaysThatItIsJson() {
        calls.publishAndAwait(open(), offer, MIC);
        assertThat(last(ADD_TRACKS).header("content-type").orElse("")).startsWith("application/json");
        assertThat(last(ADD_TRACKS).header("authorization")).contains("Bearer " + standIn.appSecret());
    }

    @Test
    void eachRequestHasAnIdOfItsOwn() {
        SessionId session = open();
        calls.sessionAndAwait(session);
        calls.sessionAndAwait(session);
        assertThat(standIn.exchanges()).extracting(exchange -> exchange.header("x-request-id").orElseThrow())
                .hasSize(3).doesNotHaveDuplicates().allMatch(id -> !id.isBlank());
    }

    @Test
    void fieldsNobodyKnowsAreIgnoredAtEveryDepth() {
        SessionId session = open();
        answerNext(ADD_TRACKS, 200,
                """
                        {"requiresImmediateRenegotiation":false,"requestId":7,
                         "sessionDescription":{"type":"answer","sdp":"v=0\\r\\n","revision":[1,2]},
                         "tracks":[{"mid":"0","trackName":"mic","layers":[{"rid":"a"}],"simulcast":{"preferredRid":"a","more":null}}]}""");
        TracksResult result = calls.publishAndAwait(session, offer, MIC);
        assertThat(result.accepted()).hasSize(1);
        assertThat(result.answer()).isPresent();
    }

    @Test
    void nullIsAbsent() {
        SessionId session = open();
        answerNext(ADD_TRACKS, 200,
                """
                        {"requiresImmediateRenegotiation":null,"sessionDescription":null,"errorCode":null,"errorDescription":"",
                         "tracks":[{"mid":null,"trackName":"mic","sessionId":null,"simulcast":null,"errorCode":"","errorSubcode":null}]}""");
        assertThat(calls.publishAndAwait(session, offer, MIC)).isEqualTo(new TracksResult(
                List.of(new ItemResult.Accepted<>(
                        new TrackInfo(Optional.empty(), Optional.of("mic"), Optional.empty(), Optional.empty()))),
                Optional.empty(), false));
    }

    @Test
    void jsonIsReadWhateverItsTypeSays() {
        SessionId session = publisher();
        standIn.on(SESSION_STATE).play(Fault.wrongContentType());
        assertThat(calls.sessionAndAwait(session).tracks()).hasSize(2);
    }

    @Test
    void aBodyThatIsNoJsonIsNoAnswer() {
        unreadable(Fault.htmlErrorPage(200), "");
        unreadable(Fault.status(200, "[]"), "");
        unreadable(Fault.status(200, "null"), "");
        unreadable(Fault.status(200, ""), "");
        unreadable(Fault.truncatedJson(), "");
        unreadable(Fault.status(200, "{\"tracks\":\"none\"}"), "tracks");
        unreadable(Fault.status(200, "{\"tracks\":[{\"location\":\"local\",\"mid\":\"0\"}]}"),
                "The answer cannot be read: the field tracks.trackName is missing");
    }

    private void unreadable(Fault fault, String words) {
        SessionId session = publisher();
        standIn.forget();
        standIn.on(SESSION_STATE).always().play(fault);
        CallsUnreachableException failure = catchThrowableOfType(CallsUnreachableException.class,
                () -> calls.sessionAndAwait(session));
        standIn.heal();
        assertThat(failure).hasMessageStartingWith("session got no usable answer from Cloudflare Calls after 5 attempts and ")
                .hasMessageContaining(words);
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(failure.retryable()).isFalse();
        assertThat(standIn.count(SESSION_STATE)).isEqualTo(5);
    }
}
