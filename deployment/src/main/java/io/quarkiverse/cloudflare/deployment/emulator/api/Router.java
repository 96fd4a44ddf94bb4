package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.deployment.emulator.api.Operation.Api;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * Finds out what a request asks for and whether it may, and has it done. Thread-safe.
 */
final class Router {

    private static final Logger LOG = Logger.getLogger(Router.class);

    private final Map<Operation, Function<Call, Answer>> handlers = new EnumMap<>(Operation.class);
    private final Access access;
    private final RateLimit rate;
    private final HttpFaults faults;
    private final Timers timers;

    Router(Account account, HttpFaults faults, Timers timers) {
        this.access = new Access(account);
        this.rate = new RateLimit(timers.clock());
        this.faults = faults;
        this.timers = timers;
    }

    Router route(Operation operation, Function<Call, Answer> handler) {
        handlers.put(operation, handler);
        return this;
    }

    /** @return empty if the connection is to end without an answer */
    Optional<Answer> handle(Request request) {
        List<Operation> here = Operation.at(request.path());
        Api api = here.isEmpty() ? apiOf(request.path()) : here.get(0).api();
        Optional<Answer> answer = answer(request, here, api);
        return answer.map(found -> found.with(Cors.headers(request, api)));
    }

    private Optional<Answer> answer(Request request, List<Operation> here, Api api) {
        try {
            if (here.isEmpty()) {
                throw Refusal.notFound();
            }
            if (request.method().equals("OPTIONS")) {
                return Optional.of(Cors.preflight(request, methods(here)));
            }
            Optional<Operation> operation = here.stream().filter(one -> one.method().equals(request.method())).findFirst();
            if (operation.isEmpty()) {
                return Optional.of(new Refusal(405, "method_not_allowed", "Method not allowed").answer(api)
                        .with("Allow", methods(here)));
            }
            return perform(operation.get(), request);
        } catch (Refusal refusal) {
            return Optional.of(refusal.answer(api));
        } catch (RuntimeException e) {
            LOG.errorf(e, "A request to the Cloudflare emulator met a fault of the emulator itself");
            return Optional.of(Refusal.internal().answer(api));
        }
    }

    private Optional<Answer> perform(Operation operation, Request request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        operation.match(request.path()).orElseThrow()
                .forEach((name, value) -> parameters.put(name, Request.segment(value)));
        access.check(operation, parameters, request);
        Optional<HttpFault> fault = faults.take(operation);
        fault.filter(slow -> !slow.delay().isZero()).ifPresent(this::delay);
        if (fault.isPresent() && !fault.get().onlySlows() && !fault.get().applied()) {
            return instead(fault.get(), operation);
        }
        if (operation.api() == Api.SFU && parameters.containsKey("session")) {
            rate.count(parameters.get("session"));
        }
        Call call = new Call(operation, request, parameters, Decoder.decode(operation, request.body()));
        Answer answer = handlers.get(operation).apply(call);
        return fault.isPresent() && !fault.get().onlySlows() ? instead(fault.get(), operation) : Optional.of(answer);
    }

    private void delay(HttpFault fault) {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        timers.after(fault.delay(), () -> passed.complete(null));
        passed.join();
    }

    private static Optional<Answer> instead(HttpFault fault, Operation operation) {
        if (fault.drop()) {
            return Optional.empty();
        }
        int status = fault.status().getAsInt();
        Answer answer = operation.api() == Api.ACCOUNT
                ? new Refusal(status, "", fault.errorDescription().orElse("")).answer(Api.ACCOUNT)
                : Answer.json(status, error(fault));
        return Optional.of(fault.retryAfter().isEmpty() ? answer
                : answer.with("Retry-After", Integer.toString(fault.retryAfter().getAsInt())));
    }

    private static ObjectNode error(HttpFault fault) {
        ObjectNode body = Json.object();
        fault.errorCode().ifPresent(code -> body.put("errorCode", code));
        fault.errorDescription().ifPresent(description -> body.put("errorDescription", description));
        return body;
    }

    private static String methods(List<Operation> here) {
        return Stream.concat(here.stream().map(Operation::method), Stream.of("OPTIONS")).distinct()
                .collect(Collectors.joining(", "));
    }

    private static Api apiOf(String path) {
        if (path.startsWith("/client/")) {
            return Api.ACCOUNT;
        }
        return path.startsWith("/emulator") ? Api.CONTROL : Api.SFU;
    }
}
