package io.quarkiverse.cloudflare.it;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What {@link LiveReloadIT} changes while people talk. */
@Path("/api/version")
public class VersionResource {

    @GET
    public String version() {
        return "first";
    }
}
