package io.quarkiverse.cloudflare.bench.calls;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import io.quarkiverse.cloudflare.bench.load.Report;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.vertx.core.Vertx;

/** Runs the scenarios and prints tables. Start it with {@code run.sh}, which builds and pins. */
@QuarkusMain
public class CallsBench implements QuarkusApplication {

    /** The session about which the responder remembers what it was asked. */
    static final String COMPARED = "compare";

    private static final int SESSIONS = 1000;
    private static final Path OWN = Path.of("target/bench-results.adoc");
    private static final Path GUIDE = Path.of("../../main/asciidoc/includes/bench-calls.adoc");

    private final Vertx vertx;
    private final CallsClient client;
    private final BlockedLoop blocked;
    private final URI base;
    private final BareApi bare;

    CallsBench(Vertx vertx, CallsClient client, BlockedLoop blocked,
            @ConfigProperty(name = "quarkus.cloudflare.calls.base-url") URI base,
            @ConfigProperty(name = "quarkus.cloudflare.calls.app-secret") String secret) {
        this.vertx = vertx;
        this.client = client;
        this.blocked = blocked;
        this.base = base;
        this.bare = QuarkusRestClientBuilder.newBuilder().baseUri(URI.create(base + "/apps/bench"))
                .register(new BareToken(secret)).property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, 100)
                .build(BareApi.class);
    }

    @Override
    public int run(String... arguments) throws IOException, InterruptedException {
        List<String> scenarios = new ArrayList<>(List.of(arguments));
        boolean guide = scenarios.remove("--guide");
        boolean quick = scenarios.remove("--quick");
        if (guide && quick) {
            throw new IllegalArgumentException("Quick figures are not for the guide");
        }
        awaitResponder();
        List<Contest> contests = Contest.all(client, bare);
        requireEqualRequests(contests);
        List<CallsSession> sessions = Contest.sessions(client, SESSIONS);
        Report report = new Report();
        for (String scenario : scenarios.isEmpty() ? List.of("overhead", "sessions") : scenarios) {
            switch (scenario) {
                case "overhead" -> new Overhead(vertx, contests, sessions, quick).run(report);
                case "sessions" -> new Sessions(vertx, blocked, sessions, quick).run(report);
                default -> throw new IllegalArgumentException("Unknown: " + scenario + ". Scenarios are overhead, sessions");
            }
        }
        String command = ("src/bench/calls/run.sh " + String.join(" ", arguments)).trim();
        boolean pass = report.finish(command, conditions(command, quick), guide ? GUIDE : OWN);
        System.out.println(pass ? "Every bar is reached." : "Some bars are not reached.");
        return pass ? 0 : 1;
    }

    private void awaitResponder() throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            try {
                new Socket(base.getHost(), base.getPort()).close();
                return;
            } catch (ConnectException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("The responder does not listen; see target/responder.log");
    }

    /** What is not the same request cannot be compared. */
    private void requireEqualRequests(List<Contest> contests) throws IOException {
        for (Contest contest : contests) {
            contest.client().apply(client.attach(new SessionId(COMPARED))).await().indefinitely();
            String ours = lastRequest();
            contest.bare().apply(COMPARED).await().indefinitely();
            String theirs = lastRequest();
            if (!ours.equals(theirs)) {
                throw new IllegalStateException(contest.title() + " is not the same request:\n" + ours + "\n" + theirs);
            }
        }
    }

    private String lastRequest() throws IOException {
        try (var answer = URI.create(base + "/compared").toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String conditions(String command, boolean quick) throws IOException {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim()).findFirst().orElse("unknown processor");
        return "%s, `%s`%s: %s, clients on one core, responder on another, loopback, JDK %s.".formatted(LocalDate.now(),
                command, quick ? " (quick: not to be quoted)" : "", processor, System.getProperty("java.version"));
    }
}
