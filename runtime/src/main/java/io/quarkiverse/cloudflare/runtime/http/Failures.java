package io.quarkiverse.cloudflare.runtime.http;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import io.netty.channel.ConnectTimeoutException;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Ambiguous;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.NotSent;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.NotSent.Reason;
import io.quarkiverse.cloudflare.runtime.http.SizeLimit.TooLargeException;
import io.quarkiverse.cloudflare.runtime.http.WireJson.UnreadableException;
import io.vertx.core.http.ConnectionPoolTooBusyException;

/** Tells what never left from what may have arrived. Without proof, it may have arrived. Thread-safe. */
final class Failures {

    // A cause is the cause of few others; a chain beyond this is a circle.
    private static final int DEPTH = 8;

    private final HttpTarget target;

    Failures(HttpTarget target) {
        this.target = target;
    }

    HttpFailure of(Throwable failure, Attempt attempt) {
        if (failure instanceof HttpFailure known) {
            return known;
        }
        if (attempt.neverSent() || provesNothingLeft(failure)) {
            return new NotSent(Reason.UNREACHABLE, "%s could not be reached at %s: %s".formatted(target.name(),
                    target.baseUri(), withoutConnection(failure)), failure);
        }
        // Other exceptions quote paths, which have user names in them, or answers.
        return new Ambiguous(withId("%s %s".formatted(target.name(), withoutAnswer(failure)), attempt),
                find(failure, SocketException.class), attempt.requestId);
    }

    HttpFailure empty(Attempt attempt) {
        return new Ambiguous(withId(target.name() + " gave an answer without a body", attempt), null, attempt.requestId);
    }

    HttpFailure breakerOpen(Throwable cause) {
        return new NotSent(Reason.BREAKER_OPEN, "%s is not called for %d ms, because too many of the last requests failed"
                .formatted(target.name(), target.config().circuitBreaker().delay().toMillis()), cause);
    }

    HttpFailure tooManyRequests(Throwable cause) {
        return new NotSent(Reason.TOO_MANY_REQUESTS,
                "%s is not called, because the limits of %d requests under way and %d waiting are reached"
                        .formatted(target.name(), target.config().maxConcurrentRequests(), target.config().maxQueuedRequests()),
                cause);
    }

    HttpFailure deadline(Attempt attempt, Duration deadline) {
        String message = "%s gave no answer before the deadline of %d ms".formatted(target.name(), deadline.toMillis());
        return attempt.neverSent() ? new NotSent(Reason.UNREACHABLE, message, null)
                : new Ambiguous(withId(message, attempt), null, attempt.requestId);
    }

    private static String withId(String message, Attempt attempt) {
        return message + " (request " + attempt.requestId + ")";
    }

    private static boolean provesNothingLeft(Throwable failure) {
        return find(failure, UnknownHostException.class) != null || find(failure, ConnectException.class) != null
                || find(failure, ConnectionPoolTooBusyException.class) != null;
    }

    private String withoutConnection(Throwable failure) {
        if (find(failure, UnknownHostException.class) != null) {
            return "its host is unknown";
        }
        if (find(failure, ConnectTimeoutException.class) != null) {
            return "no connection within " + target.config().connectTimeout().toMillis() + " ms";
        }
        if (find(failure, ConnectException.class) != null) {
            return "the connection was refused";
        }
        if (find(failure, SSLException.class) != null) {
            return "the TLS handshake failed, " + clean(find(failure, SSLException.class));
        }
        return clean(failure);
    }

    private String withoutAnswer(Throwable failure) {
        if (find(failure, TooLargeException.class) != null) {
            return "gave an answer that is " + find(failure, TooLargeException.class).getMessage();
        }
        if (find(failure, UnreadableException.class) != null) {
            return "gave an answer that " + find(failure, UnreadableException.class).getMessage();
        }
        if (find(failure, TimeoutException.class) != null) {
            return "gave no answer within " + target.config().requestTimeout().toMillis() + " ms";
        }
        return "closed the connection before its answer was complete";
    }

    private String clean(Throwable failure) {
        return Words.clean(String.valueOf(failure.getMessage()), target.bearer());
    }

    private static <T> T find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
