package io.quarkiverse.cloudflare.deployment.test.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.Room;
import io.quarkiverse.cloudflare.support.RawSocket;
import io.quarkus.security.PermissionChecker;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class PermissionsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Users.class, Wire.class, Notes.class, Archive.class, Note.class,
                    Owners.class))
            .overrideConfigKey("quarkus.http.auth.basic", "true");

    static final Queue<String> RAN = new ConcurrentLinkedQueue<>();

    @TestHTTPResource("/")
    URI server;

    @BeforeEach
    void forget() {
        RAN.clear();
    }

    record Note(String owner) {
    }

    @Room("notes")
    static class Notes {

        @PermissionsAllowed("write")
        @OnEvent("write")
        void write() {
            RAN.add("write");
        }

        @PermissionsAllowed("write")
        @OnEvent("write_items")
        Multi<String> writeItems() {
            RAN.add("write_items");
            return Multi.createFrom().item("item");
        }

        @PermissionsAllowed("write")
        @OnEvent("write_later")
        Uni<Void> writeLater() {
            RAN.add("write_later");
            return Uni.createFrom().voidItem();
        }

        @PermissionsAllowed("own")
        @OnEvent("edit")
        void edit(Note note) {
            RAN.add("edit");
        }

        @PermissionsAllowed("own")
        @OnEvent("edit_later")
        Uni<Void> editLater(Note note) {
            RAN.add("edit_later");
            return Uni.createFrom().voidItem();
        }
    }

    @PermissionsAllowed("write")
    @Room("archive")
    static class Archive {

        @PermitAll
        @OnJoin
        void join() {
        }

        @OnEvent("worker")
        void worker() {
            RAN.add("worker");
        }

        @NonBlocking
        @OnEvent("loop")
        void loop() {
            RAN.add("loop");
        }

        @OnEvent("items")
        Multi<String> items() {
            RAN.add("items");
            return Multi.createFrom().item("item");
        }

        @OnEvent("later")
        Uni<Void> later() {
            RAN.add("later");
            return Uni.createFrom().voidItem();
        }
    }

    @Singleton
    static class Owners {

        @PermissionChecker("own")
        boolean owns(SecurityIdentity identity, Note note) {
            return identity.getPrincipal().getName().equals(note.owner());
        }
    }

    @Test
    void refusesAnEventWithoutItsPermission() throws Exception {
        try (RawSocket anonymous = RawSocket.connect(server);
                RawSocket ada = RawSocket.connect(server, Users.as("ada+read"))) {
            Wire.join(anonymous, "notes");
            Wire.join(ada, "notes");
            for (String event : new String[] { "write", "write_items", "write_later" }) {
                assertThat(Wire.push(anonymous, "notes", event)).as(event).isEqualTo("unauthorized");
                assertThat(Wire.push(ada, "notes", event)).as(event).isEqualTo("forbidden");
            }
            assertThat(RAN).isEmpty();
        }
    }

    @Test
    void runsAnEventWithItsPermission() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada+write"))) {
            Wire.join(ada, "notes");
            for (String event : new String[] { "write", "write_items", "write_later" }) {
                assertThat(Wire.push(ada, "notes", event)).as(event).isEqualTo("ok");
            }
            assertThat(RAN).containsExactly("write", "write_items", "write_later");
        }
    }

    @Test
    void asksACheckerAboutThePayload() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada"))) {
            Wire.join(ada, "notes");
            for (String event : new String[] { "edit", "edit_later" }) {
                assertThat(Wire.outcome(Wire.pushed(ada, "notes", event, "{\"owner\":\"bob\"}"))).isEqualTo("forbidden");
                assertThat(Wire.outcome(Wire.pushed(ada, "notes", event, "{\"owner\":\"ada\"}"))).isEqualTo("ok");
            }
            assertThat(RAN).containsExactly("edit", "edit_later");
        }
    }

    @Test
    void holdsForTheWholeRoomWhenItIsOnTheClass() throws Exception {
        try (RawSocket ada = RawSocket.connect(server, Users.as("ada+read"));
                RawSocket bob = RawSocket.connect(server, Users.as("bob+write"))) {
            Wire.join(ada, "archive");
            Wire.join(bob, "archive");
            for (String event : new String[] { "worker", "loop", "items", "later" }) {
                assertThat(Wire.push(ada, "archive", event)).as(event).isEqualTo("forbidden");
                assertThat(Wire.push(bob, "archive", event)).as(event).isEqualTo("ok");
            }
            assertThat(RAN).containsExactly("worker", "loop", "items", "later");
        }
    }
}
