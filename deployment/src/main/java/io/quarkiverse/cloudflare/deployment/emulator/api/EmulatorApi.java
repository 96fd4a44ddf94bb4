package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkiverse.cloudflare.deployment.emulator.api.Operation.Api;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * The HTTP APIs of the emulator: the SFU and TURN under {@code /v1}, the account under {@code /client/v4}, and its own control
 * under {@code /emulator}. All of its threads are daemons. Thread-safe.
 */
public final class EmulatorApi implements AutoCloseable {

    // An offer of 64 tracks has a tenth of this.
    static final int MAX_BODY_BYTES = 1024 * 1024;

    // What a client may still send of a body that is too long, so that it reads the answer rather than a reset.
    private static final int MAX_DISCARDED_BYTES = 16 * MAX_BODY_BYTES;
    private static final int DISCARD_BYTES = 8 * 1024;
    private static final String THREAD_NAME = "cloudflare-emulator-http-";
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";
    private static final String IDLE_SECONDS = "sun.net.httpserver.idleInterval";

    private final HttpServer server;
    private final ExecutorService handlers;
    private final Router router;

    private EmulatorApi(HttpServer server, Router router) {
        this.server = server;
        this.router = router;
        AtomicInteger threads = new AtomicInteger();
        handlers = Executors.newCachedThreadPool(task -> daemon(task, THREAD_NAME + threads.incrementAndGet()));
    }

    /**
     * Listens, and returns when it does.
     *
     * @param address port 0 lets the system choose one
     * @param timers of rates and delays
     * @param counters of packets that were thrown away, by cause
     * @throws IOException if the address cannot be had
     */
    public static EmulatorApi start(InetSocketAddress address, Account account, Timers timers,
            Supplier<Map<String, Long>> counters) throws IOException {
        // Without it, answers wait for the client's delayed acknowledgements.
        setUnlessSet(NO_DELAY, "true");
        // Longer than clients keep connections: one that the server closes just as it is used again breaks a request.
        setUnlessSet(IDLE_SECONDS, "600");
        EmulatorApi api = new EmulatorApi(HttpServer.create(address, 0), Routes.of(account, timers, counters));
        api.server.createContext("/", api::serve);
        api.server.setExecutor(api.handlers);
        // The server's own thread is a daemon only if its parent is.
        CompletableFuture<Void> started = new CompletableFuture<>();
        daemon(() -> {
            api.server.start();
            started.complete(null);
        }, THREAD_NAME + "start").start();
        started.join();
        return api;
    }

    /** The server reads its properties once, before its first start. */
    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<byte[]> body = body(exchange);
            Optional<Answer> answer = body.isEmpty() ? Optional.of(tooLarge()) : router.handle(request(exchange, body.get()));
            if (answer.isPresent()) {
                send(exchange, answer.get());
            }
        }
    }

    /** Empty if it is too long. */
    private static Optional<byte[]> body(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
        if (body.length <= MAX_BODY_BYTES) {
            return Optional.of(body);
        }
        // Not by skip(), which does not know where this body ends.
        byte[] discarded = new byte[DISCARD_BYTES];
        int left = MAX_DISCARDED_BYTES;
        for (int read = in.read(discarded); read > 0 && left > 0; read = in.read(discarded)) {
            left -= read;
        }
        return Optional.empty();
    }

    private static Answer tooLarge() {
        return new Refusal(413, "payload_too_large", "The body must be at most " + MAX_BODY_BYTES + " bytes")
                .answer(Api.SFU).with("Vary", "Origin");
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), query == null ? "" : query,
                headers, body);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bare = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bare ? -1 : answer.body().length);
        if (!bare) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }

    /** Stops listening, and ends all connections. */
    @Override
    public void close() {
        server.stop(0);
        handlers.shutdown();
    }
}
