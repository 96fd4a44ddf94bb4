package io.quarkiverse.cloudflare.runtime.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where an API is for one account, app or key. */
public final class ApiUri {

    private ApiUri() {
    }

    /**
     * @param segments not encoded yet
     */
    public static URI of(URI base, String... segments) {
        StringBuilder uri = new StringBuilder(base.toString().replaceFirst("/+$", ""));
        for (String segment : segments) {
            uri.append('/').append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return URI.create(uri.toString());
    }
}
