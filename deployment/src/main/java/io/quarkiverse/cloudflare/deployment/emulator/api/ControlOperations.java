package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.cloudflare.deployment.emulator.api.Operation.Api;
import io.quarkiverse.cloudflare.deployment.emulator.api.TrackFaults.TrackFault;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.ItemError;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.Sfu;
import io.quarkiverse.cloudflare.deployment.emulator.transport.Direction;
import io.quarkiverse.cloudflare.deployment.emulator.transport.ImpairmentSettings;

/**
 * Faults on demand, and a look at everything. Thread-safe.
 */
final class ControlOperations {

    // Longer than every timeout of the client.
    private static final Duration MAX_HTTP_DELAY = Duration.ofMinutes(2);
    private static final int MAX_RETRY_AFTER = 3_600;
    private static final int LOWEST_STATUS = 200;
    private static final int HIGHEST_STATUS = 599;
    private static final String CODE = "errorCode";
    private static final String DESCRIPTION = "errorDescription";

    private final Account account;
    private final HttpFaults http;
    private final StateView state;

    ControlOperations(Account account, HttpFaults http, StateView state) {
        this.account = account;
        this.http = http;
        this.state = state;
    }

    Answer state(Call call) {
        return Answer.json(200, state.all());
    }

    /** Of one session, if the path names one. A direction that is absent stays as it is. */
    Answer impair(Call call) {
        Fields body = Fields.of(call.json(), "up", "down");
        Map<Direction, ImpairmentSettings> wanted = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            String name = direction.name().toLowerCase(Locale.ROOT);
            if (body.has(name)) {
                wanted.put(direction, impairment(body.object(name, "loss", "delay", "jitter", "reorder")));
            }
        }
        if (wanted.isEmpty()) {
            throw Fields.invalid("The body must have up, from the browser, or down, to it, or both");
        }
        wanted.forEach((direction, settings) -> impair(call, direction, settings));
        return done();
    }

    Answer repair(Call call) {
        for (Direction direction : Direction.values()) {
            impair(call, direction, ImpairmentSettings.NONE);
        }
        return done();
    }

    private void impair(Call call, Direction direction, ImpairmentSettings settings) {
        Optional<String> session = Optional.ofNullable(call.parameter("session"));
        if (session.isPresent()) {
            Pending.of(account.holding(session.get()).impair(session, direction, settings));
        } else {
            account.network().impair(direction, settings, account.sfus());
        }
    }

    private static ImpairmentSettings impairment(Fields fields) {
        return new ImpairmentSettings(fields.share("loss"), fields.millis("delay", ImpairmentSettings.MAX_DELAY),
                fields.millis("jitter", ImpairmentSettings.MAX_DELAY), fields.share("reorder"));
    }

    Answer die(Call call) {
        boolean silently = call.hasBody() && Fields.of(call.json(), "silently").flag("silently");
        String session = call.parameter("session");
        Pending.of(account.holding(session).die(session, silently));
        return done();
    }

    Answer failTrack(Call call) {
        Fields body = Fields.of(call.json(), CODE, DESCRIPTION, "silent");
        Optional<ItemError> error = body.text(CODE)
                .map(code -> new ItemError(code, body.text(DESCRIPTION).orElse("Ordered by a control request")));
        if (body.flag("silent") == error.isPresent()) {
            throw Fields.invalid("The body must have either " + CODE + " or silent true");
        }
        String session = call.parameter("session");
        Sfu sfu = account.holding(session);
        account.trackFaults().add(new TrackFault(sfu, session, call.parameter("track"), error));
        return done();
    }

    Answer healTrack(Call call) {
        account.trackFaults().heal(call.parameter("session"), call.parameter("track"));
        return done();
    }

    Answer addHttpFault(Call call) {
        Fields body = Fields.of(call.json(), "operation", "status", CODE, DESCRIPTION, "retryAfter", "delay", "drop",
                "applied", "times");
        OptionalInt status = body.count("status", LOWEST_STATUS, HIGHEST_STATUS, "HTTP");
        HttpFault fault = new HttpFault(body.text("operation"), status, body.text(CODE), body.text(DESCRIPTION),
                body.count("retryAfter", 0, MAX_RETRY_AFTER, "seconds"), body.millis("delay", MAX_HTTP_DELAY),
                body.flag("drop"), body.flag("applied"), body.count("times", 1, Integer.MAX_VALUE, "requests"));
        refuseContradictions(fault);
        http.add(fault);
        return done();
    }

    private static void refuseContradictions(HttpFault fault) {
        if (fault.status().isPresent() == fault.drop() && (fault.drop() || fault.delay().isZero())) {
            throw Fields.invalid("The body must have a status, or drop true, or a delay; status and drop exclude each other");
        }
        if (fault.status().isEmpty() && (fault.errorCode().isPresent() || fault.errorDescription().isPresent()
                || fault.retryAfter().isPresent())) {
            throw Fields.invalid(CODE + ", " + DESCRIPTION + " and retryAfter need a status, for example 503");
        }
        if (Stream.of(Operation.values()).filter(operation -> operation.api() != Api.CONTROL).noneMatch(fault::concerns)) {
            throw Fields.invalid("operation must be one of " + Stream.of(Operation.values())
                    .filter(operation -> operation.api() != Api.CONTROL).map(Operation::label)
                    .collect(Collectors.joining(", ")) + ", or the beginning of one and *; found "
                    + fault.operation().orElse(""));
        }
    }

    Answer clearHttpFaults(Call call) {
        http.clear();
        return done();
    }

    /** Takes back everything but dead sessions, which stay dead. */
    Answer clearFaults(Call call) {
        http.clear();
        account.trackFaults().healAll();
        for (Direction direction : Direction.values()) {
            account.network().impair(direction, ImpairmentSettings.NONE, account.sfus());
        }
        return done();
    }

    private static Answer done() {
        return Answer.json(200, Json.object());
    }
}
