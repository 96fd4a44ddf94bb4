package io.quarkiverse.cloudflare.deployment.emulator.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With the real coturn. Where it is missing, the tests are skipped; with CI=true that is a failure.
 */
class CoturnTest {

    @TempDir
    Path folder;
    private Coturn coturn;

    @BeforeEach
    void needsCoturn() {
        coturn = Coturn.onDemand();
        boolean installed = Coturn.find(System.getenv("PATH")).isPresent();
        assertThat(installed || !"true".equals(System.getenv("CI"))).as("coturn is installed: apt install coturn").isTrue();
        assumeTrue(installed, "Install coturn to run this test: apt install coturn");
    }

    @AfterEach
    void end() {
        coturn.close();
    }

    @Test
    void runsOnlyOnceItIsAskedFor() {
        assertThat(coturn.running()).isFalse();

        TurnEndpoint endpoint = coturn.endpoint().orElseThrow();

        assertThat(coturn.running()).isTrue();
        assertThat(coturn.endpoint()).contains(endpoint);
    }

    @Test
    void relaysForCredentialsThatHold() throws Exception {
        TurnEndpoint endpoint = coturn.endpoint().orElseThrow();
        String username = TurnEndpoint.username(Instant.now().plusSeconds(60), "ab12");

        assertThat(new TurnAllocation(endpoint).attempt(username, endpoint.credential(username))).isEqualTo("relayed");
    }

    @Test
    void refusesAWrongCredential() throws Exception {
        TurnEndpoint endpoint = coturn.endpoint().orElseThrow();
        String username = TurnEndpoint.username(Instant.now().plusSeconds(60), "ab12");

        assertThat(new TurnAllocation(endpoint).attempt(username, endpoint.credential(username + "x"))).isEqualTo("401");
    }

    @Test
    void refusesCredentialsWhoseTimeIsOver() throws Exception {
        TurnEndpoint endpoint = coturn.endpoint().orElseThrow();
        String username = TurnEndpoint.username(Instant.now().minusSeconds(60), "ab12");

        assertThat(new TurnAllocation(endpoint).attempt(username, endpoint.credential(username))).isEqualTo("401");
    }

    @Test
    void endsWithItsOwner() {
        CoturnProcess process = started();
        long pid = process.pid();

        process.close();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void startsAgainAfterItEndedByItself() throws Exception {
        coturn.endpoint().orElseThrow();
        ProcessHandle first = onlyChild();

        first.destroyForcibly();
        first.onExit().get(10, TimeUnit.SECONDS);

        assertThat(coturn.endpoint()).isPresent();
        assertThat(onlyChild().pid()).isNotEqualTo(first.pid());
    }

    @Test
    void keepsItsSecretInAFileOfItsOwner() throws IOException {
        TurnEndpoint endpoint = coturn.endpoint().orElseThrow();

        List<String> command = List.of(onlyChild().info().arguments().orElseThrow());
        Path config = Path.of(command.get(command.size() - 1));
        assertThat(command).noneMatch(argument -> argument.contains(endpoint.secret()));
        assertThat(Files.readString(config)).contains("static-auth-secret=" + endpoint.secret());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config))).isEqualTo("rw-------");

        coturn.close();
        assertThat(config.getParent()).doesNotExist();
    }

    @Test
    void doesWithoutAServerThatCannotRun() throws IOException {
        Path broken = Files.writeString(folder.resolve("turnserver"), "#!/bin/sh\necho something is missing\nexit 3\n");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwx------"));

        try (LoggedLines lines = new LoggedLines(Coturn.class);
                Coturn other = new Coturn(Optional.of(broken), new SecureRandom())) {
            assertThat(other.endpoint()).isEmpty();
            assertThat(other.endpoint()).isEmpty();
            assertThat(other.running()).isFalse();
            assertThat(lines.all()).singleElement().asString()
                    .startsWith("The Cloudflare emulator has no TURN server, so browsers get no ICE servers: coturn did not "
                            + "answer at 127.0.0.1:")
                    .endsWith(": something is missing. Run " + broken + " by hand to see why");
        }
    }

    @Test
    void doesWithoutAServerThatIsNotInstalled() {
        try (LoggedLines lines = new LoggedLines(Coturn.class);
                Coturn other = new Coturn(Coturn.find(folder.toString()), new SecureRandom())) {
            assertThat(other.endpoint()).isEmpty();
            assertThat(other.endpoint()).isEmpty();
            assertThat(lines.all()).containsExactly("The Cloudflare emulator has no TURN server, so browsers get no ICE "
                    + "servers, because turnserver is not on the PATH: install the package coturn, for example with "
                    + "'apt install coturn' or 'brew install coturn'");
        }
    }

    @Test
    void endsWhenItsJvmDoes() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process jvm = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Abandoned.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(jvm.inputReader().readLine())).orElseThrow();

        // No shutdown hook runs.
        jvm.destroyForcibly().waitFor();

        server.onExit().get(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS);
        assertThat(server.isAlive()).isFalse();
    }

    /** A program that starts coturn, prints its process id, and never ends. */
    static final class Abandoned {

        public static void main(String[] args) throws InterruptedException {
            System.out.println(started().pid());
            Thread.currentThread().join();
        }
    }

    private static CoturnProcess started() {
        try {
            return CoturnProcess.start(Coturn.find(System.getenv("PATH")).orElseThrow(), new SecureRandom());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ProcessHandle onlyChild() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            return children
                    .filter(child -> child.info().command().filter(command -> command.endsWith("turnserver")).isPresent())
                    .reduce((one, other) -> {
                        throw new AssertionError("Two of coturn run");
                    }).orElseThrow();
        }
    }
}
