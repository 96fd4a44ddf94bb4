package io.quarkiverse.cloudflare.deployment.room;

import java.util.Map;
import java.util.Set;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.security.spi.runtime.SecurityCheck;

/** What security annotations say of rooms. Produced by {@link RoomSecurityProcessor} if the application has security. */
final class RoomSecurityBuildItem extends SimpleBuildItem {

    private final Map<DotName, SecurityCheck> checks;
    private final Set<MethodInfo> secured;

    RoomSecurityBuildItem(Map<DotName, SecurityCheck> checks, Set<MethodInfo> secured) {
        this.checks = Map.copyOf(checks);
        this.secured = Set.copyOf(secured);
    }

    /** @return {@code null} if the class has no security annotation */
    SecurityCheck checkOf(RoomClass room) {
        return checks.get(room.info().name());
    }

    /** @return whether the method has a security annotation of its own */
    boolean isSecured(RoomCallback callback) {
        return secured.contains(callback.method().info());
    }
}
