package io.quarkiverse.cloudflare.deployment.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class EmulatorCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final EmulatorCommand command = new EmulatorCommand(new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    @Test
    void listensOnTheLoopbackAddressUnlessToldOtherwise() throws Exception {
        EmulatorSettings settings = EmulatorCommand.settings();

        assertThat(settings.port()).isEqualTo(8787);
        assertThat(settings.hosts()).containsExactly(InetAddress.getByName("127.0.0.1"));
        assertThat(settings.turn()).isTrue();
        assertThat(settings.appId()).isEmpty();
        assertThat(settings.appSecret()).isEmpty();
    }

    @Test
    void takesEverySetting() throws Exception {
        EmulatorSettings settings = EmulatorCommand.settings("--port=0", "--hosts=10.99.0.1, 127.0.0.1", "--turn=false",
                "--app-id=00112233445566778899aabbccddeeff", "--app-secret=a-secret-of-20-chars");

        assertThat(settings.port()).isZero();
        assertThat(settings.hosts()).containsExactly(InetAddress.getByName("10.99.0.1"), InetAddress.getByName("127.0.0.1"));
        assertThat(settings.turn()).isFalse();
        assertThat(settings.appId()).contains("00112233445566778899aabbccddeeff");
        assertThat(settings.appSecret()).contains("a-secret-of-20-chars");
        assertThat(settings.toString()).doesNotContain("a-secret");
    }

    @Test
    void explainsItself() {
        assertThat(command.run("--help")).isEqualTo(EmulatorCommand.DONE);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--port=", "--hosts=", "--turn=", "--app-id=",
                "--app-secret=");
    }

    @Test
    void saysWhatIsWrongWithAnArgument() {
        refuses("--port=many", "--port must be a number; found 'many'");
        refuses("--port=70000", "The port of the emulator must be 0 to 65535; found 70000");
        refuses("--hosts=not an address", "--hosts must be addresses of this machine; found 'not an address'");
        refuses("--turn=perhaps", "--turn must be true or false; found 'perhaps'");
        refuses("--app-id=mine", "The id of an app must be 32 hexadecimal digits; found 'mine'");
        refuses("--app-secret=short", "The secret of an app must be at least 16 letters, digits, hyphens and underscores");
        refuses("--verbose", "An argument must be one of --port=, --hosts=, --turn=, --app-id=, --app-secret= and --help; "
                + "found '--verbose'");
        refuses("8787", "found '8787'");
    }

    @Test
    void endsWithAnExitCodeOfItsOwnWhenItIsMisused() {
        assertThat(command.run("--port")).isEqualTo(EmulatorCommand.MISUSED);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("found '--port'", "See --help.");
        assertThat(out.size()).isZero();
    }

    private static void refuses(String argument, String message) {
        assertThatThrownBy(() -> EmulatorCommand.settings(argument)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
