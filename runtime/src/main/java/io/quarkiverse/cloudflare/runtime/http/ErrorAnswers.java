package io.quarkiverse.cloudflare.runtime.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.client.impl.RestClientRequestContext;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.runtime.http.ErrorParser.ApiError;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Answer;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.Answered;
import io.quarkus.rest.client.reactive.runtime.ResteasyReactiveResponseExceptionMapper;

/** Turns answers that are no results into failures. Redirects are among them: no API of Cloudflare has one. Thread-safe. */
final class ErrorAnswers implements ResteasyReactiveResponseExceptionMapper<Answered> {

    private static final int FIRST_ERROR = 300;
    // Cloudflare's own id of a request, which its support asks for.
    private static final String RAY = "CF-Ray";

    private final HttpTarget target;
    private final Clock clock;

    ErrorAnswers(HttpTarget target, Clock clock) {
        this.target = target;
        this.clock = clock;
    }

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= FIRST_ERROR;
    }

    @Override
    public Answered toThrowable(Response response, RestClientRequestContext request) {
        JsonNode body = WireJson.tree(request.getResponseEntityStream());
        ApiError said = target.errors().parse(body);
        ApiError error = new ApiError(clean(said.code()), clean(said.subcode()), clean(said.description()));
        Optional<Duration> retryAfter = Optional.ofNullable(response.getHeaderString(HttpHeaders.RETRY_AFTER))
                .flatMap(value -> RetryAfter.parse(value, clock));
        String requestId = Optional.ofNullable(request.getRequestHeadersAsMap().getFirst(Outgoing.REQUEST_ID)).orElse("");
        Answer answer = new Answer(response.getStatus(), error, retryAfter, requestId, body);
        return new Answered(message(answer, response.getHeaderString(RAY)), answer);
    }

    private String clean(String text) {
        return Words.clean(text, target.bearer());
    }

    private String message(Answer answer, String ray) {
        StringBuilder message = new StringBuilder(target.name()).append(" answered HTTP ").append(answer.status());
        for (String part : new String[] { answer.error().code(), answer.error().subcode() }) {
            if (!part.isEmpty()) {
                message.append(", ").append(part);
            }
        }
        if (!answer.error().description().isEmpty()) {
            message.append(": ").append(answer.error().description());
        }
        message.append(" (request ").append(answer.requestId());
        if (ray != null) {
            message.append(", ray ").append(clean(ray));
        }
        return message.append(')').toString();
    }

    @Override
    public Answered toThrowable(Response response) {
        throw new IllegalStateException("The REST client must pass the request");
    }
}
