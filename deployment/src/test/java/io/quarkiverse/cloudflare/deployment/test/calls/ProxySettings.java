package io.quarkiverse.cloudflare.deployment.test.calls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.quarkiverse.cloudflare.deployment.test.support.TestSettings;

/**
 * A proxy that answers for a host that does not exist, and an app that uses it by its proxy configuration. Thread-safe.
 */
public final class ProxySettings extends TestSettings {

    /** The first line of each request. */
    static final BlockingQueue<String> REQUESTS = new LinkedBlockingQueue<>();

    private static final String BODY = "{\"tracks\":[],\"dataChannels\":[]}";
    private static final Map<String, String> SETTINGS;

    static {
        try {
            ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(() -> serve(proxy), "proxy");
            thread.setDaemon(true);
            thread.start();
            String calls = "quarkus.cloudflare.calls.";
            SETTINGS = Map.of(calls + "base-url", "http://sfu.invalid/v1", calls + "app-id", "app", calls + "app-secret",
                    "not-a-secret", calls + "proxy-configuration-name", "corporate", "quarkus.proxy.corporate.host",
                    "127.0.0.1",
                    "quarkus.proxy.corporate.port", "" + proxy.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProxySettings() {
        super(SETTINGS, ORDINAL);
    }

    private static void serve(ServerSocket proxy) {
        while (true) {
            try (Socket client = proxy.accept()) {
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                REQUESTS.add(lines.readLine());
                String line = lines.readLine();
                while (!line.isEmpty()) {
                    line = lines.readLine();
                }
                client.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY).getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
