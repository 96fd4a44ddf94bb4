package io.quarkiverse.cloudflare.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;

class StandInTlsTest {

    private static final String PASSWORD = "changeit";

    @Test
    void speaksTlsWithTheSocketsOfTheTest(@TempDir Path folder) throws Exception {
        SSLContext context = context(folder.resolve("keys.p12"));
        try (CloudflareStandIn standIn = CloudflareStandIn.startTls(context.getServerSocketFactory())) {
            String uri = standIn.callsUri() + "/apps/" + standIn.appId() + "/sessions/new";
            assertThat(uri).startsWith("https://127.0.0.1:");
            assertThat(HttpClient.newBuilder().sslContext(context).build()
                    .send(StandInCaller.request("POST", uri, standIn.appSecret(), ""), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
        }
    }

    private static SSLContext context(Path file) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        assertThat(new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", "stand-in", "-keyalg", "EC", "-dname",
                "CN=stand-in", "-ext", "SAN=ip:127.0.0.1", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore",
                file.toString()).redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("stand-in", keys.getCertificate("stand-in"));
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }
}
