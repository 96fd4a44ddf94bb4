package io.quarkiverse.cloudflare.deployment.emulator;

import java.net.URI;

/**
 * Cloudflare Calls on this machine, with real media: the HTTP APIs of the SFU, of TURN and of accounts. Thread-safe.
 * <p>
 * {@link #start} returns when HTTP is listening. The certificate is made in the background, and sockets for media are bound
 * when the first session opens.
 */
public final class CloudflareEmulator implements AutoCloseable {

    private CloudflareEmulator() {
    }

    public static CloudflareEmulator start(EmulatorSettings settings) {
        throw new UnsupportedOperationException("start " + settings);
    }

    /** @return the base URL of the SFU and of TURN, for example {@code http://127.0.0.1:8787/v1} */
    public URI callsUri() {
        throw new UnsupportedOperationException();
    }

    /** @return the base URL of the account API, for example {@code http://127.0.0.1:8787/client/v4} */
    public URI accountUri() {
        throw new UnsupportedOperationException();
    }

    public String appId() {
        throw new UnsupportedOperationException();
    }

    public String appSecret() {
        throw new UnsupportedOperationException();
    }

    public String turnKeyId() {
        throw new UnsupportedOperationException();
    }

    public String turnKeyToken() {
        throw new UnsupportedOperationException();
    }

    public String accountId() {
        throw new UnsupportedOperationException();
    }

    public String apiToken() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
