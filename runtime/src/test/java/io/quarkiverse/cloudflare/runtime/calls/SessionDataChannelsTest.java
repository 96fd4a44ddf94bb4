package io.quarkiverse.cloudflare.runtime.calls;

import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.ANSWER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.ID;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.OFFER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.PUBLISHER;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.gone;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.rejected;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.start;
import static io.quarkiverse.cloudflare.runtime.calls.SessionFixture.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsException;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.DataChannelInfo;
import io.quarkiverse.cloudflare.calls.DataChannelTransport;
import io.quarkiverse.cloudflare.calls.DataChannelsResult;
import io.quarkiverse.cloudflare.calls.Delivery;
import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.ItemResult.Accepted;
import io.quarkiverse.cloudflare.calls.ItemResult.Refused;
import io.quarkiverse.cloudflare.calls.SessionDataChannels;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.SessionState.DataChannelState;
import io.quarkiverse.cloudflare.calls.SessionState.Location;
import io.quarkiverse.cloudflare.calls.SessionState.Status;
import io.quarkiverse.cloudflare.runtime.calls.CommandedRequests.Request;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class SessionDataChannelsTest {

    private static final DataChannel.Remote CHAT = DataChannel.pull(PUBLISHER, "chat", Delivery.RELIABLE);
    private static final DataChannel.Remote GAME = DataChannel.pull(PUBLISHER, "game", Delivery.unordered(0));
    private static final CallsError REPEATED = new CallsError("repeated_local_track_error", Optional.empty(), "so it is");

    private final SessionFixture fixture = new SessionFixture();
    private final CommandedRequests requests = fixture.requests;
    private final SessionDataChannels channels = fixture.session.dataChannels();

    @AfterEach
    void harmsNoSession() {
        assertThat(requests.violations()).isEmpty();
    }

    @Test
    void waitsForTheAnswerAfterItEstablishedTheTransport() {
        UniAssertSubscriber<DataChannelTransport> establish = start(channels.establish(Optional.empty()));
        requests.take().succeed(new DataChannelTransport(info("server-events", 0), Optional.of(OFFER), true));
        establish.assertCompleted();
        UniAssertSubscriber<DataChannelsResult> open = start(channels.open(List.of(CHAT)));
        assertThat(requests.all()).isEmpty();

        start(fixture.session.answer(ANSWER));
        requests.take().succeed(null);
        requests.take().succeed(result(accepted("chat", 2)));
        assertThat(open.assertCompleted().getItem().accepted()).containsExactly(info("chat", 2));
    }

    @Test
    void opensOnlyWhatIsMissingWhenTheOutcomeIsUnknown() {
        UniAssertSubscriber<DataChannelsResult> open = start(channels.open(List.of(GAME, CHAT)));
        requests.take().fail(timedOut());
        Request state = requests.take();
        assertThat(state.argument).isEqualTo(ID);
        state.succeed(found(remote("chat", 4, Status.INITIALIZING)));

        Request missing = requests.take();
        assertThat(missing.operation).isEqualTo("open");
        assertThat(missing.argument).isEqualTo(List.of(GAME));
        missing.succeed(result(accepted("game", 6)));
        assertThat(open.assertCompleted().getItem()).isEqualTo(result(accepted("game", 6), accepted("chat", 4)));
        assertThat(fixture.session.isLost()).isFalse();
    }

    @Test
    void opensNothingAgainWhenAllIsThere() {
        DataChannel.Local local = DataChannel.publish("chat", Delivery.RELIABLE);
        UniAssertSubscriber<DataChannelsResult> open = start(channels.open(List.of(local)));
        requests.take().fail(rejected(502, "unknown"));
        requests.take().succeed(found(
                new DataChannelState(Location.LOCAL, "chat", OptionalInt.of(3), Optional.empty(), Status.ACTIVE)));

        assertThat(open.assertCompleted().getItem().accepted())
                .containsExactly(new DataChannelInfo(OptionalInt.of(3), Optional.of("chat"), Optional.empty()));
        assertThat(requests.all()).isEmpty();
    }

    @Test
    void takesNoOtherChannelForTheOneItWanted() {
        UniAssertSubscriber<DataChannelsResult> open = start(channels.open(List.of(CHAT)));
        requests.take().fail(timedOut());
        requests.take().succeed(found(remote("chat", 1, Status.INACTIVE), remote("other", 2, Status.ACTIVE),
                new DataChannelState(Location.LOCAL, "chat", OptionalInt.of(3), Optional.empty(), Status.ACTIVE),
                new DataChannelState(Location.REMOTE, "chat", OptionalInt.of(4), Optional.of(new SessionId("p2")),
                        Status.ACTIVE)));
        requests.take().succeed(result(accepted("chat", 5)));
        assertThat(open.assertCompleted().getItem()).isEqualTo(result(accepted("chat", 5)));
    }

    @Test
    void takesUpWhatTheFirstRequestOpenedAfterAll() {
        UniAssertSubscriber<DataChannelsResult> open = start(channels.open(List.of(CHAT, GAME)));
        requests.take().fail(timedOut());
        requests.take().succeed(found());
        requests.take().succeed(result(new Refused<>(info("chat"), REPEATED), accepted("game", 6)));
        requests.take().succeed(found(remote("chat", 4, Status.ACTIVE)));
        assertThat(open.assertCompleted().getItem()).isEqualTo(result(accepted("chat", 4), accepted("game", 6)));
    }

    @Test
    void takesUpWhatTheFirstRequestOpenedWhenTheSecondIsRefusedAsAWhole() {
        UniAssertSubscriber<DataChannelsResult> open = start(channels.open(List.of(CHAT, GAME)));
        requests.take().fail(timedOut());
        requests.take().succeed(found());
        requests.take().fail(rejected(409, "repeated_local_track_error"));
        requests.take().succeed(found(remote("chat", 4, Status.ACTIVE)));
        assertThat(open.assertCompleted().getItem())
                .isEqualTo(result(accepted("chat", 4), new Refused<>(info("game"), REPEATED)));
    }

    @Test
    void opensAgainOnlyOnce() {
        UniAssertSubscriber<DataChannelsResult> open = start(channels.open(List.of(CHAT)));
        requests.take().fail(timedOut());
        requests.take().succeed(found());
        CallsException second = timedOut();
        requests.take().fail(second);

        assertThat(open.awaitFailure().getFailure()).isSameAs(second);
        assertThat(requests.all()).isEmpty();
        assertThat(fixture.session.isLost()).isFalse();
    }

    @Test
    void keepsTheFirstFailureWhenTheStateCannotBeHad() {
        UniAssertSubscriber<DataChannelsResult> open = start(channels.open(List.of(CHAT)));
        CallsException first = timedOut();
        requests.take().fail(first);
        CallsException second = rejected(500, "internal_error");
        requests.take().fail(second);

        assertThat(open.awaitFailure().getFailure()).isSameAs(first).hasSuppressedException(second);
        assertThat(fixture.session.isLost()).isFalse();
    }

    @Test
    void isGoneWhenTheStateHearsSo() {
        UniAssertSubscriber<DataChannelsResult> open = start(channels.open(List.of(CHAT)));
        requests.take().fail(timedOut());
        requests.take().fail(gone("session"));
        open.assertFailedWith(CallsSessionGoneException.class, "session was refused");
        assertThat(fixture.session.isLost()).isTrue();
    }

    @Test
    void asksForNothingWhenTheSfuRefuses() {
        UniAssertSubscriber<DataChannelsResult> open = start(channels.open(List.of(CHAT)));
        requests.take().fail(rejected(425, "session_error"));
        open.assertFailedWith(CallsRejectedException.class, "it was refused: HTTP 425, session_error, so it is");
        assertThat(requests.all()).isEmpty();
    }

    private static SessionState found(DataChannelState... channels) {
        return new SessionState(List.of(), List.of(channels));
    }

    private static DataChannelState remote(String name, int id, Status status) {
        return new DataChannelState(Location.REMOTE, name, OptionalInt.of(id), Optional.of(PUBLISHER), status);
    }

    private static DataChannelsResult result(ItemResult<DataChannelInfo> only) {
        return new DataChannelsResult(List.of(only));
    }

    private static DataChannelsResult result(ItemResult<DataChannelInfo> first, ItemResult<DataChannelInfo> second) {
        return new DataChannelsResult(List.of(first, second));
    }

    private static ItemResult<DataChannelInfo> accepted(String name, int id) {
        return new Accepted<>(info(name, id));
    }

    private static DataChannelInfo info(String name, int... id) {
        return new DataChannelInfo(id.length == 0 ? OptionalInt.empty() : OptionalInt.of(id[0]), Optional.of(name),
                Optional.of(PUBLISHER));
    }
}
