package io.quarkiverse.cloudflare.runtime.media.whip;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.cloudflare.calls.IceServer;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.runtime.media.whip.Answer.Header;

/** Writes ICE servers as {@code Link} headers, one for each URL (RFC 9725, section 4.6). */
final class IceLinks {

    private IceLinks() {
    }

    static List<Header> of(IceServers servers) {
        List<Header> links = new ArrayList<>();
        for (IceServer server : servers.servers()) {
            for (String url : server.urls()) {
                links.add(new Header("Link", "<" + url + ">; rel=\"ice-server\"" + credentials(server)));
            }
        }
        return links;
    }

    private static String credentials(IceServer server) {
        return server.username().isEmpty() ? ""
                : "; username=" + quoted(server.username().get()) + "; credential="
                        + quoted(server.credential().orElseThrow()) + "; credential-type=\"password\"";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
