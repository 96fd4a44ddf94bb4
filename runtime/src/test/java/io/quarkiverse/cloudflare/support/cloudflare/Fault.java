package io.quarkiverse.cloudflare.support.cloudflare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What goes wrong with a request. Immutable.
 */
public final class Fault {

    /** The length of the body of {@link #hugeBody()}. */
    public static final int HUGE = 10 * 1024 * 1024;

    interface Script {

        void play(Delivery delivery) throws IOException, InterruptedException;
    }

    static final Fault NONE = new Fault("none", delivery -> delivery.send(delivery.apply()));

    private final String name;
    private final Script script;

    private Fault(String name, Script script) {
        this.name = name;
        this.script = script;
    }

    void play(Delivery delivery) throws IOException, InterruptedException {
        script.play(delivery);
    }

    /** A TCP reset instead of an answer; the request had no effect. */
    public static Fault resetBeforeApply() {
        return new Fault("reset before headers, not applied", Delivery::reset);
    }

    /** A TCP reset instead of an answer; the request had its effect. */
    public static Fault resetAfterApply() {
        return new Fault("reset before headers, applied", delivery -> {
            delivery.apply();
            delivery.reset();
        });
    }

    /** Applied; a TCP reset after half of the body. */
    public static Fault resetMidBody() {
        return new Fault("reset mid-body, applied", delivery -> {
            delivery.sendHalf(delivery.apply());
            delivery.reset();
        });
    }

    /** Applied; a complete answer, whose JSON is not. */
    public static Fault truncatedJson() {
        return new Fault("truncated JSON, applied", delivery -> {
            Answer answer = delivery.apply();
            byte[] whole = answer.body().length > 1 ? answer.body() : "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
            delivery.send(new Answer(withBody(answer), answer.headers(),
                    Arrays.copyOf(whole, whole.length / 2 + 1 < whole.length ? whole.length / 2 + 1 : 1)));
        });
    }

    /** Never answered, and without effect. */
    public static Fault timeoutBeforeApply() {
        return new Fault("timeout, never applied", Delivery::hold);
    }

    /** Never answered, and with its effect. */
    public static Fault timeoutAfterApply() {
        return new Fault("timeout, applied", delivery -> {
            delivery.apply();
            delivery.hold();
        });
    }

    /** Applied only when the gate is opened, usually after the client gave up. Then it is answered, if anyone listens. */
    public static Fault applyLate(Gate gate) {
        return new Fault("timeout, applied late", delivery -> {
            delivery.leave();
            delivery.await(gate);
            Answer answer = delivery.apply();
            gate.pass();
            delivery.send(answer);
        });
    }

    /** Applied and answered properly, once the gate is opened. The session is occupied as long. */
    public static Fault slow(Gate gate) {
        return new Fault("slow", delivery -> {
            delivery.await(gate);
            Answer answer = delivery.apply();
            delivery.leave();
            gate.pass();
            delivery.send(answer);
        });
    }

    /** Not applied; this answer instead. Headers are name, value, name, value. */
    public static Fault status(int status, String body, String... headers) {
        return new Fault("HTTP " + status, delivery -> delivery.send(answer(status, body, headers)));
    }

    /** Applied; this answer instead of the proper one. Headers are name, value, name, value. */
    public static Fault statusAfterApply(int status, String body, String... headers) {
        return new Fault("HTTP " + status + ", applied", delivery -> {
            delivery.apply();
            delivery.send(answer(status, body, headers));
        });
    }

    /** Not applied; a page as proxies send it. */
    public static Fault htmlErrorPage(int status) {
        String page = "<!DOCTYPE html>\n<html><head><title>" + status + "</title></head><body><h1>Something is wrong</h1>"
                + "<p>Please try again in a few minutes.</p></body></html>\n";
        return new Fault("HTML page, HTTP " + status, delivery -> delivery.send(
                new Answer(status, Map.of("Content-Type", "text/html; charset=UTF-8"), page.getBytes(StandardCharsets.UTF_8))));
    }

    /** Applied; a JSON body of {@value #HUGE} bytes whose length is announced. */
    public static Fault hugeBody() {
        return new Fault("10 MB, applied", delivery -> {
            Answer answer = delivery.apply();
            delivery.send(new Answer(withBody(answer), Map.of("Content-Type", Answer.JSON_TYPE), huge(answer.body())));
        });
    }

    /** Applied; a JSON body of {@value #HUGE} bytes whose length is not announced. */
    public static Fault hugeChunkedBody() {
        return new Fault("10 MB in chunks, applied", delivery -> {
            Answer answer = delivery.apply();
            delivery.sendChunked(new Answer(withBody(answer), Map.of("Content-Type", Answer.JSON_TYPE), huge(answer.body())));
        });
    }

    /** Applied; the proper status with no body. */
    public static Fault emptyBody() {
        return new Fault("empty body, applied", delivery -> delivery.send(delivery.apply().with(new byte[0])));
    }

    /** Applied; the proper answer, which claims to be plain text. */
    public static Fault wrongContentType() {
        return new Fault("wrong content type, applied",
                delivery -> delivery.send(delivery.apply().with("Content-Type", "text/plain; charset=UTF-8")));
    }

    /** Applied, except the items at these places, or all of them if none is named. */
    public static Fault items(ApiError error, Integer... indexes) {
        return new Fault("items with " + error.code(),
                delivery -> delivery.send(delivery.apply(new Delivery.ItemFailures(error, List.of(indexes)))));
    }

    private static Answer answer(int status, String body, String... headers) {
        Answer answer = body.isEmpty() ? Answer.empty(status) : Answer.json(status, body);
        for (int i = 0; i < headers.length; i += 2) {
            answer = answer.with(headers[i], headers[i + 1]);
        }
        return answer;
    }

    // 204 has none.
    private static int withBody(Answer answer) {
        return answer.status() == 204 ? 200 : answer.status();
    }

    // Spaces after a complete document are JSON still, so that only the length can be objected to.
    private static byte[] huge(byte[] body) {
        byte[] huge = Arrays.copyOf(body.length > 0 ? body : "{}".getBytes(StandardCharsets.UTF_8), HUGE);
        Arrays.fill(huge, Math.max(2, body.length), HUGE, (byte) ' ');
        return huge;
    }

    @Override
    public String toString() {
        return name;
    }
}
