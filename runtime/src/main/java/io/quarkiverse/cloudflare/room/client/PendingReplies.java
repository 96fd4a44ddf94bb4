package io.quarkiverse.cloudflare.room.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.vertx.core.Vertx;

/**
 * The requests of one connection that wait for their reply. Event loop only.
 */
final class PendingReplies {

    private final Vertx vertx;
    private final Duration timeout;
    private final Map<String, Entry> entries = new HashMap<>();

    PendingReplies(Vertx vertx, Duration timeout) {
        this.vertx = vertx;
        this.timeout = timeout;
    }

    private record Entry(Request request, long timer) {
    }

    void expect(String ref, Request request) {
        long timer = vertx.setTimer(timeout.toMillis(), ignored -> {
            if (entries.remove(ref) != null) {
                request.failed(new NoReplyException(request.event, request.topic, timeout));
            }
        });
        entries.put(ref, new Entry(request, timer));
    }

    /** @return whether a request waits for this item; its timeout begins anew */
    boolean item(String ref, JsonNode item) {
        Entry entry = entries.get(ref);
        if (entry == null) {
            return false;
        }
        vertx.cancelTimer(entry.timer);
        expect(ref, entry.request);
        entry.request.item(item);
        return true;
    }

    /** @param bytes null if the reply was text. A reply nobody waits for any more is dropped. */
    void reply(String ref, String status, JsonNode response, byte[] bytes) {
        Request request = forget(ref);
        if (request == null) {
            return;
        }
        if (status.equals("ok")) {
            request.ok(response, bytes);
        } else {
            request.failed(request.refused(status, response));
        }
    }

    /** @return null if it does not wait */
    Request forget(String ref) {
        Entry entry = entries.remove(ref);
        if (entry == null) {
            return null;
        }
        vertx.cancelTimer(entry.timer);
        return entry.request;
    }

    void fail(ConnectionClose close) {
        List<Entry> lost = new ArrayList<>(entries.values());
        entries.clear();
        for (Entry entry : lost) {
            vertx.cancelTimer(entry.timer);
            entry.request.failed(new NoReplyException(entry.request.event, entry.request.topic, close));
        }
    }
}
