package io.quarkiverse.cloudflare.deployment.test.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.Journal;
import io.quarkiverse.cloudflare.deployment.test.lifecycle.StoppedTime;
import io.quarkiverse.cloudflare.presence.Presence;
import io.quarkiverse.cloudflare.presence.PresenceEntry;
import io.quarkiverse.cloudflare.presence.PresenceMeta;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnLeave;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.support.MovableTimers;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;

class TwoDevicesTest {

    private static final RoomAddress ROOM = RoomAddress.of("home");
    private static final Duration WINDOW = Duration.ofMillis(50);

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Home.class, StoppedTime.class, Everyone.class, Journal.class))
            .overrideConfigKey("quarkus.http.auth.basic", "true");

    @TestHTTPResource("/")
    URI server;

    @Inject
    MovableTimers time;

    @Inject
    Presence presence;

    @Inject
    Journal journal;

    @Room("home")
    static class Home {

        @Inject
        Journal journal;

        @OnJoin
        void join(JsonNode params, Member member) {
            member.track(params);
        }

        @OnLeave
        void leave() {
            journal.add("leave");
        }
    }

    /** Believes everybody. */
    @ApplicationScoped
    static class Everyone implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

        @Override
        public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
            return UsernamePasswordAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(UsernamePasswordAuthenticationRequest request,
                AuthenticationRequestContext context) {
            return Uni.createFrom().item(QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(request.getUsername())).build());
        }
    }

    @Test
    void areOneUserWithTwoMetas() throws Exception {
        try (RawSocket bob = connect("bob"); RawSocket phone = connect("ada"); RawSocket laptop = connect("ada")) {
            bob.join("1", "home", "{\"on\":\"desk\"}");
            phone.join("1", "home", "{\"on\":\"phone\"}");
            time.advance(WINDOW);
            assertThat(bob.event("presence_diff").at("/4/joins/ada/metas")).hasSize(1);
            laptop.join("1", "home", "{\"on\":\"laptop\"}");
            JsonNode state = laptop.event("presence_state").get(4);
            assertThat(state.at("/ada/metas/0/on").asText()).isEqualTo("phone");
            assertThat(state.at("/bob/metas")).hasSize(1);
            time.advance(WINDOW);
            JsonNode joins = bob.event("presence_diff").at("/4/joins");
            assertThat(joins).hasSize(1);
            assertThat(joins.at("/ada/metas")).hasSize(1);
            assertThat(joins.at("/ada/metas/0/on").asText()).isEqualTo("laptop");

            List<PresenceEntry> users = presence.listAndAwait(ROOM);
            assertThat(users).extracting(PresenceEntry::key).containsExactly("bob", "ada");
            assertThat(users.get(1).metas()).extracting(meta -> meta.fields().get("on").asText())
                    .containsExactly("phone", "laptop");

            phone.send("[\"1\",\"2\",\"home\",\"phx_leave\",{}]").reply("2");
            journal.until("leave");
            time.advance(WINDOW);
            JsonNode leaves = bob.event("presence_diff").at("/4/leaves");
            assertThat(leaves.at("/ada/metas")).hasSize(1);
            assertThat(leaves.at("/ada/metas/0/on").asText()).isEqualTo("phone");
            assertThat(presence.listAndAwait(ROOM).get(1).metas()).extracting(PresenceMeta::memberId).hasSize(1);
        }
    }

    private RawSocket connect(String user) throws Exception {
        return RawSocket.connect(server, "Authorization",
                "Basic " + Base64.getEncoder().encodeToString((user + ":secret").getBytes()));
    }
}
