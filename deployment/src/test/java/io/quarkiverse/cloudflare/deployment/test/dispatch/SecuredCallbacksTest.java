package io.quarkiverse.cloudflare.deployment.test.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnTick;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.runtime.room.CallbackDefinition;
import io.quarkiverse.cloudflare.runtime.room.RoomDefinition;
import io.quarkiverse.cloudflare.runtime.room.RoomDefinitions;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.security.spi.runtime.MethodDescription;
import io.quarkus.security.spi.runtime.SecurityCheck;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/** Who enforces which security annotation of a room. */
class SecuredCallbacksTest {

    private static final SecurityIdentity BOB = identity("bob", "user");
    private static final SecurityIdentity ADMIN = identity("ada", "admin");

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(OpenRoom.class, StaffRoom.class));

    @Inject
    RoomDefinitions definitions;

    @Inject
    StaffRoom staff;

    @Inject
    CurrentIdentityAssociation identity;

    @Test
    void theInterceptorEnforcesWhatAPackagePrivateCallbackSays() {
        CallbackDefinition say = callback("open", "say");
        assertThat(say.secured()).isTrue();
        assertThatThrownBy(() -> callAs(BOB, say)).isInstanceOf(ForbiddenException.class);
        assertThatCode(() -> callAs(ADMIN, say)).doesNotThrowAnyException();

        CallbackDefinition grant = callback("open", "grant");
        assertThat(grant.secured()).isTrue();
        assertThatThrownBy(() -> callAs(BOB, grant)).isInstanceOf(ForbiddenException.class);

        CallbackDefinition later = callback("open", "later");
        assertThatThrownBy(() -> ((Uni<?>) callAs(BOB, later)).await().indefinitely()).isInstanceOf(ForbiddenException.class);

        assertThat(callback("open", "free").secured()).isFalse();
    }

    @Test
    void theRoomGetsTheCheckOfItsClass() {
        SecurityCheck check = room("staff").security().orElseThrow();
        MethodDescription method = new MethodDescription(StaffRoom.class.getName(), "say", new String[0]);
        assertThatThrownBy(() -> check.apply(BOB, method, new Object[0])).isInstanceOf(ForbiddenException.class);
        assertThatCode(() -> check.apply(ADMIN, method, new Object[0])).doesNotThrowAnyException();
        assertThat(room("open").security()).isEmpty();
        assertThat(callback("staff", "everyone").secured()).isTrue();
    }

    @Test
    void noInterceptorAsksForTheClassWhenACallbackIsCalled() {
        assertThat(callback("staff", "say").secured()).isFalse();
        assertThatCode(() -> callAs(BOB, callback("staff", "say"))).doesNotThrowAnyException();
        assertThatCode(() -> callAs(null, callback("staff", "PT1H"))).doesNotThrowAnyException();
    }

    @Test
    void otherMethodsOfTheClassAreGuardedAsBefore() {
        assertThatThrownBy(() -> as(null, () -> staff.purge())).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> as(BOB, () -> staff.purge())).isInstanceOf(ForbiddenException.class);
        assertThatCode(() -> as(ADMIN, () -> staff.purge())).doesNotThrowAnyException();
    }

    private Object callAs(SecurityIdentity who, CallbackDefinition callback) throws Exception {
        return as(who, () -> callback.invoker().invoke(null, new Object[0]));
    }

    private Object as(SecurityIdentity who, Action action) throws Exception {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            if (who != null) {
                identity.setIdentity(who);
            }
            return action.run();
        } finally {
            request.terminate();
        }
    }

    private interface Action {
        Object run() throws Exception;
    }

    private RoomDefinition room(String pattern) {
        return definitions.rooms().stream().filter(room -> room.pattern().equals(pattern)).findFirst().orElseThrow();
    }

    private CallbackDefinition callback(String pattern, String name) {
        return room(pattern).callbacks().stream().filter(callback -> callback.name().equals(name)).findFirst().orElseThrow();
    }

    private static SecurityIdentity identity(String name, String role) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name)).addRoles(Set.of(role)).build();
    }

    @Room("open")
    static class OpenRoom {
        @RolesAllowed("admin")
        @OnEvent("say")
        void say() {
        }

        @PermissionsAllowed("grant")
        @OnEvent("grant")
        void grant() {
        }

        @RolesAllowed("admin")
        @OnEvent("later")
        Uni<String> later() {
            return Uni.createFrom().item("done");
        }

        @OnEvent("free")
        void free() {
        }
    }

    @RolesAllowed("admin")
    @Room("staff")
    static class StaffRoom {
        @OnEvent("say")
        public void say() {
        }

        @PermitAll
        @OnEvent("everyone")
        void everyone() {
        }

        @OnTick(every = "1h")
        void tick() {
        }

        String purge() {
            return "purged";
        }
    }
}
