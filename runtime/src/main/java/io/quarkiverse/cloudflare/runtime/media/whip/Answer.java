package io.quarkiverse.cloudflare.runtime.media.whip;

import java.util.ArrayList;
import java.util.List;

import io.vertx.core.json.JsonObject;

/**
 * An answer to an HTTP request. Immutable.
 *
 * @param headers in their order; a name may come several times
 * @param body empty for none
 */
record Answer(int status, List<Header> headers, String body) {

    private static final String CONTENT_TYPE = "Content-Type";

    Answer {
        headers = List.copyOf(headers);
    }

    static Answer of(int status) {
        return new Answer(status, List.of(), "");
    }

    /**
     * A refusal as a problem (RFC 9457), which WHIP recommends.
     *
     * @param code the same for every refusal of this kind
     * @param detail a sentence that says what to do
     */
    static Answer problem(int status, String code, String detail) {
        String json = new JsonObject().put("type", "about:blank").put("title", Titles.of(status)).put("status", status)
                .put("errorCode", code).put("detail", detail).encode();
        return of(status).with(json, "application/problem+json");
    }

    Answer with(String text, String type) {
        return new Answer(status, headers, text).header(CONTENT_TYPE, type);
    }

    Answer header(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }

    Answer headers(List<Header> others) {
        List<Header> more = new ArrayList<>(headers);
        more.addAll(others);
        return new Answer(status, more, body);
    }

    Answer retryAfter(int seconds) {
        return header("Retry-After", String.valueOf(seconds));
    }

    /** It may carry SDP and credentials, so these stay out of logs. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }

    /** One line of the head. */
    record Header(String name, String value) {
    }

    /** What the statuses of refusals are called (RFC 9110). */
    private static final class Titles {

        static String of(int status) {
            return switch (status) {
                case 400 -> "Bad Request";
                case 401 -> "Unauthorized";
                case 404 -> "Not Found";
                case 405 -> "Method Not Allowed";
                case 412 -> "Precondition Failed";
                case 413 -> "Content Too Large";
                case 415 -> "Unsupported Media Type";
                case 422 -> "Unprocessable Content";
                case 428 -> "Precondition Required";
                case 502 -> "Bad Gateway";
                case 503 -> "Service Unavailable";
                default -> "Internal Server Error";
            };
        }
    }
}
