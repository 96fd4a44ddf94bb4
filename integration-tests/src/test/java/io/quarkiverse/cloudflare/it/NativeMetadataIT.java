package io.quarkiverse.cloudflare.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.runtime.account.AccountWire;
import io.quarkiverse.cloudflare.runtime.calls.CallsWire;
import io.quarkiverse.cloudflare.runtime.turn.TurnWire;

/**
 * What the build tells the native compiler of Meet, taken from a build that stops before it would be called. So a payload type
 * that is missing is found without a native compiler.
 */
@DisabledIfSystemProperty(named = "native", matches = ".*", disabledReason = "A native build tests the executable itself")
class NativeMetadataIT {

    private static final Path SOURCES = Path.of("target/native-sources");
    private static final String METADATA = "META-INF/native-image/reflect-config.json";

    @Test
    void letsJacksonReachThePayloadsOfMeetsRooms() throws IOException {
        assertThat(typesWithReflection()).contains(namesOf(Say.class, Said.class, Welcome.class, Guest.class, Message.class,
                MeetRoom.Entered.class, MeetRoom.Seen.class, MeetRoom.Typing.class, MeetRoom.Typist.class,
                MeetRoom.History.class));
    }

    @Test
    void letsJacksonReachTheWireOfCloudflare() throws IOException {
        assertThat(typesWithReflection()).contains(namesOf(CallsWire.class.getDeclaredClasses()))
                .contains(namesOf(TurnWire.class.getDeclaredClasses()))
                .contains(namesOf(AccountWire.class.getDeclaredClasses()));
    }

    @Test
    void callsRoomsWithoutReflection() throws IOException {
        assertThat(typesWithReflection()).doesNotContain(namesOf(ChatRoom.class, MeetRoom.class));
    }

    private static String[] namesOf(Class<?>... types) {
        return Stream.of(types).map(Class::getName).toArray(String[]::new);
    }

    private static Set<String> typesWithReflection() throws IOException {
        Set<String> types = new TreeSet<>();
        try (JarFile runner = new JarFile(runner().toFile());
                InputStream json = runner.getInputStream(
                        runner.getEntry(METADATA))) {
            for (JsonNode type : new ObjectMapper().readTree(json)) {
                types.add(type.get("name").asText());
            }
        }
        return types;
    }

    private static Path runner() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar")).findFirst().orElseThrow();
        }
    }
}
