package io.quarkiverse.cloudflare.support.cloudflare;

import java.io.IOException;
import java.util.List;

/**
 * What a fault can do with a request. The request occupies its session until the first of these methods but {@link #apply} and
 * {@link #await}. Not thread-safe: owned by the connection's thread.
 */
final class Delivery {

    /** Carries out a request, with failures for the items at these places; for all if there are none. */
    interface Handler {

        Answer handle(Exchange exchange, ItemFailures failures);
    }

    record ItemFailures(ApiError error, List<Integer> indexes) {

        boolean hit(int index) {
            return indexes.isEmpty() || indexes.contains(index);
        }
    }

    private final Exchange exchange;
    private final Connection connection;
    private final Handler handler;
    private final Runnable leave;
    private final Runnable givenUp;

    Delivery(Exchange exchange, Connection connection, Handler handler, Runnable leave, Runnable givenUp) {
        this.exchange = exchange;
        this.connection = connection;
        this.handler = handler;
        this.leave = leave;
        this.givenUp = givenUp;
    }

    Answer apply() {
        return apply(null);
    }

    /** @param failures {@code null} for none */
    Answer apply(ItemFailures failures) {
        return handler.handle(exchange, failures);
    }

    void await(Gate gate) throws InterruptedException {
        gate.waitHere();
    }

    /** Ends what the request occupies, before its answer. */
    void leave() {
        leave.run();
    }

    void send(Answer answer) throws IOException {
        leave();
        connection.send(answer);
    }

    void sendChunked(Answer answer) throws IOException {
        leave();
        connection.sendChunked(answer);
    }

    void sendHalf(Answer answer) throws IOException {
        leave();
        connection.sendHalf(answer);
    }

    void reset() throws IOException {
        leave();
        connection.reset();
    }

    /** Answers nothing, until the client gives up. */
    void hold() throws IOException {
        leave();
        connection.awaitEnd();
        connection.close();
        givenUp.run();
    }
}
