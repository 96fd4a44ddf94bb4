package io.quarkiverse.cloudflare.support.cloudflare;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import javax.net.ServerSocketFactory;

/**
 * A strict Cloudflare Realtime on a local port, for tests: it answers what is documented, remembers everything, and fails as it
 * is told. {@code calls.md} in {@code src/main/protocol} is its contract. Thread-safe.
 */
public final class CloudflareStandIn implements AutoCloseable {

    public static final String ACCOUNT_ID = "023e105f4ecef8ad9ca31a8372d0c353";
    public static final String ACCOUNT_TOKEN = "account-token-of-the-stand-in-00000000";

    private final Switches switches = new Switches();
    private final Journal journal = new Journal();
    private final FaultRules rules = new FaultRules();
    private final Occupancy occupancy = new Occupancy();
    private final World world = new World(switches, journal);
    private final Socket refusing = RawHttpServer.refusing();
    private final RawHttpServer server;
    private final String scheme;

    private CloudflareStandIn(ServerSocketFactory sockets, String scheme) {
        this.scheme = scheme;
        server = new RawHttpServer(sockets, this::serve);
    }

    public static CloudflareStandIn start() {
        return new CloudflareStandIn(ServerSocketFactory.getDefault(), "http");
    }

    /** With TLS, if the sockets do. */
    public static CloudflareStandIn startTls(ServerSocketFactory sockets) {
        return new CloudflareStandIn(sockets, "https");
    }

    /** {@code http://127.0.0.1:port}, for what is {@code https://rtc.live.cloudflare.com} and its like. */
    public URI baseUri() {
        return URI.create(scheme + "://127.0.0.1:" + server.port());
    }

    /** The base of the SFU and of TURN: {@link #baseUri()} with {@code /v1}. */
    public URI callsUri() {
        return baseUri().resolve("/v1");
    }

    /** The base of the account API: {@link #baseUri()} with {@code /client/v4}. */
    public URI accountUri() {
        return baseUri().resolve("/client/v4");
    }

    /** Where every connection is refused. */
    public URI refusingUri() {
        return URI.create(scheme + "://127.0.0.1:" + refusing.getLocalPort());
    }

    public String appId() {
        return world.app.uid;
    }

    public String appSecret() {
        return world.app.secret;
    }

    public String turnKeyId() {
        return world.key.uid;
    }

    public String turnKeyToken() {
        return world.key.secret;
    }

    /** @return whether this user name of {@link #turnKeyId()} was issued and not revoked */
    public boolean isIssued(String username) {
        return world.isIssued(username);
    }

    public Switches switches() {
        return switches;
    }

    /** A rule for the next request of this operation. */
    public FaultRule on(Operation operation) {
        return on(exchange -> exchange.operation().equals(Optional.of(operation)));
    }

    public FaultRule on(Predicate<Exchange> which) {
        return new FaultRule(which, rules::add);
    }

    /** Forgets all rules for faults. */
    public void heal() {
        rules.clear();
    }

    /** Forgets what arrived, what it changed and what was wrong with it. Sessions live on. */
    public void forget() {
        journal.clear();
    }

    public List<Exchange> exchanges() {
        return journal.exchanges();
    }

    public List<Exchange> exchanges(Operation operation) {
        return exchanges().stream().filter(exchange -> exchange.operation().equals(Optional.of(operation))).toList();
    }

    /** @return how many requests of this operation arrived */
    public int count(Operation operation) {
        return exchanges(operation).size();
    }

    /** Waits until this many requests of an operation arrived. */
    public void awaitCount(Operation operation, int count) throws InterruptedException {
        journal.await(() -> count(operation) >= count, "Fewer than " + count + " requests of " + operation + " arrived");
    }

    /** Waits until clients gave up this many requests that a fault leaves without an answer. */
    public void awaitGivenUp(int count) throws InterruptedException {
        journal.awaitGivenUp(count);
    }

    /** Everything that was changed, in order. */
    public List<Applied> applied() {
        return journal.applied();
    }

    public List<Applied> applied(String session) {
        return applied().stream().filter(change -> change.session().equals(session)).toList();
    }

    /** @return how many changes of a session arrived while another one of it was not answered yet */
    public int overlaps() {
        return journal.overlaps();
    }

    /** @return what was wrong with requests, in words */
    public List<String> violations() {
        return journal.violations();
    }

    public int openConnections() {
        return server.openConnections();
    }

    /** A session that a request has opened. */
    public SessionControl session(String id) {
        return new SessionControl(world, id);
    }

    /** Fails unless every request was exactly as documented. */
    public void assertNoViolations() {
        if (!violations().isEmpty()) {
            throw new AssertionError("Requests were not as documented: " + String.join("; ", violations()));
        }
    }

    /** Fails if two requests changed a session in the same way. Makes no sense when a test repeats something on purpose. */
    public void assertNothingAppliedTwice() {
        List<String> twice = journal.appliedTwice();
        if (!twice.isEmpty()) {
            throw new AssertionError("Applied more than once: " + String.join("; ", twice));
        }
    }

    private void serve(RequestReader.Request request, Connection connection) throws IOException, InterruptedException {
        Exchange exchange = Exchange.of(journal.nextNumber(), request.method(), request.target(), request.headers(),
                request.body());
        boolean alone = occupancy.enter(exchange);
        if (!alone) {
            journal.overlap();
        }
        journal.arrived(exchange);
        Delivery delivery = new Delivery(exchange, connection,
                (arrived, failures) -> world.handle(arrived, failures, alone || occupancy.isAlone(arrived)),
                () -> occupancy.leave(exchange), journal::givenUp);
        try {
            rules.faultFor(exchange).play(delivery);
        } finally {
            delivery.leave();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        refusing.close();
    }
}
