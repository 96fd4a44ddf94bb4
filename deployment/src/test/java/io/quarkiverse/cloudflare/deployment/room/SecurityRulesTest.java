package io.quarkiverse.cloudflare.deployment.room;

import static io.quarkiverse.cloudflare.deployment.room.Validation.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;

import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnTick;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.vertx.http.security.AuthorizationPolicy;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

class SecurityRulesTest {

    private static final String HERE = SecurityRulesTest.class.getName() + "$";

    @Test
    void refusesASecurityAnnotationOnWhatIsCalledForNobody() {
        assertThat(messagesOf(Ticking.class)).containsExactlyInAnyOrder(
                "An @OnTick method must not have a security annotation, because it is called for nobody; found @RolesAllowed: "
                        + HERE + "Ticking#tick()\n\t- Remove it; what is annotated on the class does not apply here.");
    }

    @Test
    void refusesAnInheritedSecurityAnnotation() {
        assertThat(messagesOf(Heir.class, Repeating.class, Guarded.class)).containsExactlyInAnyOrder(
                "A @Room must not inherit a security annotation; found @Authenticated on " + HERE + "Guarded: " + HERE
                        + "Heir\n\t- Write it on the room too.");
    }

    @Test
    void refusesAnAuthorizationPolicy() {
        String rule = "A @Room must not use @AuthorizationPolicy, which is asked per HTTP request: ";
        String fix = "\n\t- Use @RolesAllowed or @PermissionsAllowed, or a JoinCheck bean.";
        assertThat(messagesOf(Policed.class)).containsExactlyInAnyOrder(rule + HERE + "Policed" + fix,
                rule + HERE + "Policed#say()" + fix);
    }

    @Test
    void refusesAPermissionThatTheEventLoopWouldWaitFor() {
        assertThat(messagesOf(Waiting.class)).containsExactlyInAnyOrder(
                "A callback with @PermissionsAllowed that runs on the event loop must return a Uni or a Multi; found void: "
                        + HERE
                        + "Waiting#say()\n\t- Return a Uni, or remove @NonBlocking.");
    }

    @Test
    void refusesWhatNobodyEnforces() throws IOException {
        Index index = Index.of(Repeating.class, Guarded.class, Denied.class);
        assertThat(RoomClass.all(index)).flatExtracting(room -> SecurityRules
                .unenforced(room, room.callbacks(RoomCallbackKindProcessor.KINDS, index)).stream().toList())
                .extracting(RoomProblem::message).containsExactlyInAnyOrder(
                        "A security annotation needs quarkus-security in the application; found @DenyAll: " + HERE
                                + "Denied#join()\n\t- Add the extension that knows your users, for example quarkus-oidc, or"
                                + " quarkus-security itself.",
                        "A security annotation needs quarkus-security in the application; found @Authenticated: " + HERE
                                + "Repeating\n\t- Add the extension that knows your users, for example quarkus-oidc, or"
                                + " quarkus-security itself.");
    }

    @Room("ticking")
    static class Ticking {
        @RolesAllowed("admin")
        @OnTick(every = "1s")
        void tick() {
        }
    }

    @Authenticated
    static class Guarded {
        @OnJoin
        void join() {
        }
    }

    @Room("heir")
    static class Heir extends Guarded {
    }

    @Authenticated
    @Room("repeating")
    static class Repeating extends Guarded {
    }

    @AuthorizationPolicy(name = "policy")
    @Room("policed")
    static class Policed {
        @AuthorizationPolicy(name = "policy")
        @OnEvent("say")
        void say() {
        }
    }

    @Room("waiting")
    static class Waiting {
        @NonBlocking
        @PermissionsAllowed("say")
        @OnEvent("say")
        void say() {
        }

        @PermissionsAllowed("say")
        @OnEvent("say_on_a_worker")
        void sayOnAWorker() {
        }

        @NonBlocking
        @PermissionsAllowed("say")
        @OnEvent("say_later")
        Uni<Void> sayLater() {
            return Uni.createFrom().voidItem();
        }
    }

    @Room("denied")
    static class Denied {
        @DenyAll
        @OnJoin
        void join() {
        }
    }
}
