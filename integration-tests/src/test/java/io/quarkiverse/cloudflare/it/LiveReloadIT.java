package io.quarkiverse.cloudflare.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.QuarkusDevModeTest;

/** The camera page in dev mode, whose application is changed during a call. */
@RequiresComponent({ "node", "chromium" })
class LiveReloadIT {

    private static final int PORT = freePort();

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest().withApplicationRoot(root -> root
            .addClasses(VersionResource.class, CameraResource.class, CameraCalls.class)
            .addAsResource("META-INF/resources/camera.html")
            .addAsResource("META-INF/resources/meet/camera.js")
            .addAsResource(new StringAsset("meet.camera-page=true\nquarkus.http.port=" + PORT), "application.properties"));

    @Test
    void leavesACallAlone() throws Exception {
        HttpServer editor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        editor.createContext("/", exchange -> {
            app.modifySourceFile(VersionResource.class, source -> source.replace("\"first\"", "\"second\""));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        editor.start();
        try {
            new NodeTests(URI.create("http://localhost:" + PORT).toURL())
                    .with(Map.of("EDITOR_URL", "http://127.0.0.1:" + editor.getAddress().getPort()))
                    .run("reload-*.test.mjs");
        } finally {
            editor.stop(0);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError("No free port", e);
        }
    }
}
