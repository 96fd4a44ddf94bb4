package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkiverse.cloudflare.runtime.config.RoomsRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.time.Timers;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/**
 * Decides before the upgrade: refuses pages of other origins, and keeps what only the HTTP request knows. Thread-safe.
 */
@Singleton
@Priority(RoomsUpgradeCheck.FIRST)
public class RoomsUpgradeCheck implements HttpUpgradeCheck {

    /** The id of the one endpoint of all rooms. */
    public static final String ENDPOINT_ID = "cloudflare-rooms";
    static final int FIRST = 10_000;
    private static final Logger LOG = Logger.getLogger(RoomsUpgradeCheck.class);

    private final OriginRule origins;
    private final Timers timers;

    @Inject
    RoomsUpgradeCheck(RoomsRuntimeConfig config, Timers timers) {
        this.origins = new OriginRule(Set.copyOf(config.allowedOrigins().orElse(List.of())));
        this.timers = timers;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return ENDPOINT_ID.equals(endpointId);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        String origin = request.getHeader("Origin");
        if (!origins.permits(origin, request.authority() == null ? null : request.authority().toString())) {
            LOG.debugf("A page of %s was refused; add it to quarkus.cloudflare.rooms.allowed-origins if it is yours",
                    origin);
            return CheckResult.rejectUpgrade(HttpResponseStatus.FORBIDDEN.code());
        }
        Uni<SecurityIdentity> identity = context.securityIdentity();
        if (identity == null) {
            return permit(context, AnonymousIdentity.INSTANCE);
        }
        return identity.chain(found -> permit(context, found == null ? AnonymousIdentity.INSTANCE : found));
    }

    private Uni<CheckResult> permit(HttpUpgradeContext context, SecurityIdentity identity) {
        // Behind the upgrade it would be too late: the server's own timer refuses a time that is over, and leaves an open
        // socket that nobody listens to.
        if (Upgrade.isOver(identity, timers.clock().instant())) {
            return CheckResult.rejectUpgrade(HttpResponseStatus.UNAUTHORIZED.code());
        }
        context.userData().put(Upgrade.KEY, new Upgrade(identity, VertxChannels.channelOf(context.httpRequest())));
        return CheckResult.permitUpgrade();
    }
}
