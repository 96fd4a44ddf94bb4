package io.quarkiverse.cloudflare.deployment.typescript;

import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Naming.EVENT;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Naming.INTERVAL;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Parameter.BINARY_PAYLOAD;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Parameter.MEMBER;
import static io.quarkiverse.cloudflare.deployment.room.CallbackKind.Parameter.PAYLOAD;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jboss.jandex.Index;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.quarkiverse.cloudflare.deployment.room.CallbackKind;
import io.quarkiverse.cloudflare.deployment.room.RoomClass;
import io.quarkiverse.cloudflare.room.OnBinary;
import io.quarkiverse.cloudflare.room.OnEvent;
import io.quarkiverse.cloudflare.room.OnJoin;
import io.quarkiverse.cloudflare.room.OnRejoin;
import io.quarkiverse.cloudflare.room.OnTick;

/** Looks at classes as if they were an application; and what must come of it, which the compiler of TypeScript reads, too. */
final class Generated {

    private static final Path GOLDEN = Path.of("").toAbsolutePath().getParent().resolve("src/main/client/test/typed");
    private static final List<CallbackKind> KINDS = List.of(
            CallbackKind.of(OnBinary.class).named(EVENT).takes(MEMBER, BINARY_PAYLOAD).build(),
            CallbackKind.of(OnEvent.class).named(EVENT).takes(MEMBER, PAYLOAD).build(),
            CallbackKind.of(OnJoin.class).takes(MEMBER, PAYLOAD).build(),
            CallbackKind.of(OnRejoin.class).takes(MEMBER, PAYLOAD).build(),
            CallbackKind.of(OnTick.class).named(INTERVAL).build());

    private Generated() {
    }

    static String from(Class<?>... application) {
        try {
            Index index = Index.of(application);
            ObjectMapper mapper = mapper();
            RoomReader reader = new RoomReader(new JsonShapes(mapper), mapper.getTypeFactory());
            return TypeScript.of(RoomClass.all(index).stream().map(room -> reader.read(room, room.callbacks(KINDS, index)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String golden(String file) {
        try {
            return Files.readString(GOLDEN.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Quarkus configures it by default. */
    static ObjectMapper mapper() {
        return new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    }
}
