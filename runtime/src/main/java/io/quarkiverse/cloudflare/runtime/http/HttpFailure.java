package io.quarkiverse.cloudflare.runtime.http;

import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Why a request brought no result. Never seen by applications: each API turns it into an exception of its own.
 * <p>
 * The message is a sentence without the operation, and holds neither a token nor a body.
 */
public abstract sealed class HttpFailure extends RuntimeException
        permits HttpFailure.NotSent, HttpFailure.Ambiguous, HttpFailure.Answered {

    private static final long serialVersionUID = 1L;

    private final String requestId;
    private final int attempts;
    private final Duration waited;

    HttpFailure(String message, Throwable cause, String requestId, int attempts, Duration waited) {
        super(message, cause, true, false);
        this.requestId = requestId;
        this.attempts = attempts;
        this.waited = waited;
    }

    /** @return the id of the last request, as sent in {@code X-Request-Id}; empty if none was made */
    public String requestId() {
        return requestId;
    }

    /** @return how many requests were made, or tried to be made */
    public int attempts() {
        return attempts;
    }

    /** @return the time from the first of these to the failure of the last */
    public Duration waited() {
        return waited;
    }

    /** @return whether the request may have been carried out, now or later */
    public abstract boolean mayHaveHappened();

    /** @return the same failure of a call that was tried so often, for so long */
    abstract HttpFailure after(int attempts, Duration waited);

    /** Nothing left this program: no connection could be had, or none was tried. */
    public static final class NotSent extends HttpFailure {

        private static final long serialVersionUID = 1L;

        /** Why nothing was sent. */
        public enum Reason {
            UNREACHABLE,
            BREAKER_OPEN,
            TOO_MANY_REQUESTS
        }

        private final Reason reason;

        NotSent(Reason reason, String message, Throwable cause) {
            this(reason, message, cause, 1, Duration.ZERO);
        }

        private NotSent(Reason reason, String message, Throwable cause, int attempts, Duration waited) {
            super(message, cause, "", attempts, waited);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }

        @Override
        public boolean mayHaveHappened() {
            return false;
        }

        @Override
        NotSent after(int attempts, Duration waited) {
            return new NotSent(reason, getMessage(), getCause(), attempts, waited);
        }
    }

    /** The request may have been carried out: it left, or a part of it, and no usable answer came. */
    public static final class Ambiguous extends HttpFailure {

        private static final long serialVersionUID = 1L;

        Ambiguous(String message, Throwable cause, String requestId) {
            this(message, cause, requestId, 1, Duration.ZERO);
        }

        private Ambiguous(String message, Throwable cause, String requestId, int attempts, Duration waited) {
            super(message, cause, requestId, attempts, waited);
        }

        @Override
        public boolean mayHaveHappened() {
            return true;
        }

        @Override
        Ambiguous after(int attempts, Duration waited) {
            return new Ambiguous(getMessage(), getCause(), requestId(), attempts, waited);
        }
    }

    /** The request was answered with an error. */
    public static final class Answered extends HttpFailure {

        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        Answered(String message, Answer answer) {
            this(message, answer, 1, Duration.ZERO);
        }

        private Answered(String message, Answer answer, int attempts, Duration waited) {
            super(message, null, answer.requestId(), attempts, waited);
            this.answer = answer;
        }

        public int status() {
            return answer.status();
        }

        /** @return empty if the answer names none */
        public String errorCode() {
            return answer.error().code();
        }

        /** @return empty if the answer names none */
        public String errorSubcode() {
            return answer.error().subcode();
        }

        /** @return one line, shortened and without secrets; empty if the answer has none */
        public String errorDescription() {
            return answer.error().description();
        }

        /** @return how long Cloudflare asks to wait */
        public Optional<Duration> retryAfter() {
            return answer.retryAfter();
        }

        /** @return the body, if it was JSON; a missing node otherwise. Not for messages */
        public JsonNode body() {
            return answer.body();
        }

        /** @return whether the body says of each item what became of it, instead of one thing of all */
        public boolean itemised() {
            return errorCode().isEmpty() && answer.body().path("tracks").size() > 0;
        }

        /**
         * {@inheritDoc} An error of the server's is no proof that it did nothing, unless it says that it may be asked again.
         */
        @Override
        public boolean mayHaveHappened() {
            return RetryRules.mayHaveHappened(this);
        }

        @Override
        Answered after(int attempts, Duration waited) {
            return new Answered(getMessage(), answer, attempts, waited);
        }
    }

    /**
     * A failure found by who reads an answer: it arrived, but makes no sense.
     *
     * @param message without the operation, and without anything of the answer but names of its fields
     */
    public static HttpFailure unreadable(String message) {
        return new Ambiguous(message, null, "");
    }

    /** A failure found by who reads an answer: it says that it failed, though its status does not. */
    public static HttpFailure refused(int status, ErrorParser.ApiError error) {
        return new Answered("HTTP " + status + ", " + error.code(),
                new Answer(status, error, Optional.empty(), "", MissingNode.getInstance()));
    }

    /**
     * What an error answer says.
     *
     * @param body a missing node if it was no JSON
     */
    record Answer(int status, ErrorParser.ApiError error, Optional<Duration> retryAfter, String requestId, JsonNode body) {
    }
}
