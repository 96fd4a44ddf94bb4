package io.quarkiverse.cloudflare.deployment.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.cloudflare.deployment.emulator.api.Account;
import io.quarkiverse.cloudflare.deployment.emulator.api.EmulatorApi;
import io.quarkiverse.cloudflare.deployment.emulator.api.Ids;
import io.quarkiverse.cloudflare.deployment.emulator.api.Registration;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.LocalSfu;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.SfuSettings;
import io.quarkiverse.cloudflare.deployment.emulator.turn.Coturn;
import io.quarkiverse.cloudflare.deployment.emulator.turn.TurnServer;

/**
 * Cloudflare Calls on this machine, with real media: the HTTP APIs of the SFU, of TURN and of accounts. Thread-safe.
 * <p>
 * {@link #start} returns when HTTP is listening, at the loopback address. The certificate is made in the background, and
 * sockets for media are bound when the first session negotiates.
 */
public final class CloudflareEmulator implements AutoCloseable {

    private static final String NAME = "emulator";

    private final Ids ids;
    private final Media media;
    private final TurnServer turn;
    private final Account account;
    private final EmulatorApi api;
    private final Registration app;
    private final Registration turnKey;
    private final Map<String, Registration> apps = new ConcurrentHashMap<>();

    private CloudflareEmulator(EmulatorSettings settings) throws IOException {
        SecureRandom random = new SecureRandom();
        ids = new Ids(random);
        media = new Media(random, settings.hosts());
        turn = settings.turn() ? Coturn.onDemand() : TurnServer.none();
        account = new Account(media.loop().clock(), ids, turn,
                () -> new LocalSfu(media.loop(), media, SfuSettings.DEFAULT, random));
        app = account.addApp(settings.appId().orElseGet(ids::id), settings.appSecret().orElseGet(ids::secret), NAME);
        turnKey = account.addTurnKey(NAME);
        try {
            api = EmulatorApi.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), account,
                    media.loop(), media::refused);
        } catch (IOException e) {
            turn.close();
            media.close();
            throw e;
        }
    }

    /**
     * Starts one.
     *
     * @throws UncheckedIOException if its port cannot be had
     */
    public static CloudflareEmulator start(EmulatorSettings settings) {
        try {
            return new CloudflareEmulator(settings);
        } catch (IOException e) {
            throw new UncheckedIOException("The Cloudflare emulator cannot listen on port " + settings.port() + ": "
                    + e.getMessage(), e);
        }
    }

    /** @return the base URL of the SFU and of TURN, for example {@code http://127.0.0.1:8787/v1} */
    public URI callsUri() {
        return uri("/v1");
    }

    /** @return the base URL of the account API, for example {@code http://127.0.0.1:8787/client/v4} */
    public URI accountUri() {
        return uri("/client/v4");
    }

    /** @return what faults are injected through, for example {@code http://127.0.0.1:8787/emulator} */
    public URI controlUri() {
        return uri("/emulator");
    }

    private URI uri(String path) {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + api.port() + path);
    }

    public String appId() {
        return app.uid();
    }

    public String appSecret() {
        return app.secret();
    }

    /** @return a further app of this name, made when it is first asked for */
    public Registration app(String name) {
        return apps.computeIfAbsent(name, unknown -> account.addApp(ids.id(), ids.secret(), name));
    }

    public String turnKeyId() {
        return turnKey.uid();
    }

    public String turnKeyToken() {
        return turnKey.secret();
    }

    public String accountId() {
        return account.id();
    }

    public String apiToken() {
        return account.token();
    }

    /** Ends all sessions, and what it started. */
    @Override
    public void close() {
        api.close();
        turn.close();
        media.close();
    }

    /** Runs one until it is killed. See {@code --help}. */
    public static void main(String[] args) {
        System.exit(new EmulatorCommand(System.out, System.err).run(args));
    }
}
