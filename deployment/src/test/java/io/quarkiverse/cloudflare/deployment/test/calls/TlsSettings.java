package io.quarkiverse.cloudflare.deployment.test.calls;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import io.quarkiverse.cloudflare.deployment.test.support.TestSettings;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;

/**
 * A stand-in for Cloudflare whose certificate nobody knows, an app that trusts it by its TLS configuration, and one that does
 * not. Immutable.
 */
public final class TlsSettings extends TestSettings {

    static final CloudflareStandIn CLOUDFLARE;

    private static final String PASSWORD = "not-a-secret";
    private static final Map<String, String> SETTINGS;

    static {
        try {
            Path folder = Files.createTempDirectory("stand-in");
            Path store = folder.resolve("key.p12");
            Path certificate = folder.resolve("certificate.pem");
            keytool("-genkeypair", "-keystore", store.toString(), "-alias", "sfu", "-keyalg", "EC", "-dname", "CN=sfu", "-ext",
                    "san=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12");
            keytool("-exportcert", "-keystore", store.toString(), "-alias", "sfu", "-rfc", "-file", certificate.toString());
            CLOUDFLARE = CloudflareStandIn.startTls(context(store).getServerSocketFactory());
            String calls = "quarkus.cloudflare.calls.";
            SETTINGS = Map.of(calls + "base-url", CLOUDFLARE.callsUri().toString(), calls + "app-id", CLOUDFLARE.appId(),
                    calls + "app-secret", CLOUDFLARE.appSecret(), calls + "tls-configuration-name", "sfu",
                    "quarkus.tls.sfu.trust-store.pem.certs", certificate.toString(),
                    calls + "stranger.base-url", CLOUDFLARE.callsUri().toString(),
                    calls + "stranger.app-id", CLOUDFLARE.appId(), calls + "stranger.app-secret", CLOUDFLARE.appSecret(),
                    calls + "stranger.retry.max-retries", "0");
        } catch (Exception e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public TlsSettings() {
        super(SETTINGS, ORDINAL);
    }

    private static void keytool(String... arguments) throws Exception {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(List.of(tool.toString(), "-storepass", PASSWORD));
        command.addAll(1, List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
