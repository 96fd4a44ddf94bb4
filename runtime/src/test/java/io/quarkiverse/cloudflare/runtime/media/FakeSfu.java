package io.quarkiverse.cloudflare.runtime.media;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.SessionState.Location;
import io.quarkiverse.cloudflare.calls.SessionState.Status;
import io.quarkiverse.cloudflare.calls.SessionState.TrackState;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.smallrye.mutiny.Uni;

/** One session at Cloudflare, as far as the server closes and looks at it. Not thread-safe. */
final class FakeSfu {

    /** What was closed by force through the session's queue, a list per request. */
    final List<List<String>> closed = new ArrayList<>();
    /** What was closed by force past the queue. */
    final List<List<String>> closedPastQueue = new ArrayList<>();
    /** Whether an offer is unanswered, so that the queue stands still. */
    boolean waitsForAnswer;
    int looks;
    Uni<SessionState> state = Uni.createFrom().item(new SessionState(List.of(), List.of()));
    final SessionId id;

    FakeSfu(String id) {
        this.id = new SessionId(id);
    }

    void lists(String mid, String trackName, Status status) {
        state = Uni.createFrom().item(new SessionState(List.of(
                new TrackState(Location.LOCAL, Optional.of(mid), trackName, Optional.empty(), status)), List.of()));
    }

    CallsSession session() {
        return proxy(CallsSession.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "id" -> id;
            case "isLost" -> false;
            case "state" -> Uni.createFrom().deferred(() -> {
                looks++;
                return state;
            });
            case "closeTracks" -> waitsForAnswer ? Uni.createFrom().nothing() : closing(closed, arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    CallsClient client() {
        return proxy(CallsClient.class, (proxy, method, arguments) -> {
            if (method.getName().equals("closeTracks")) {
                return closing(closedPastQueue, arguments[1]);
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    private static Uni<TracksResult> closing(List<List<String>> requests, Object mids) {
        return Uni.createFrom().item(() -> {
            requests.add(((List<?>) mids).stream().map(String.class::cast).toList());
            return new TracksResult(List.of(), Optional.empty(), false);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
    }
}
