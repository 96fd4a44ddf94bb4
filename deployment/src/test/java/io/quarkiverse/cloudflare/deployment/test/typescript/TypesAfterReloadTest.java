package io.quarkiverse.cloudflare.deployment.test.typescript;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.UUID;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;

class TypesAfterReloadTest {

    private static final Path FILE = Path.of("target/typescript-" + UUID.randomUUID(), "rooms.ts").toAbsolutePath();

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest()
            .withApplicationRoot(root -> root.addClass(Reminders.class)
                    .addAsResource(new StringAsset("quarkus.cloudflare.typescript.output="
                            + FILE.toString().replace('\\', '/')), "application.properties"));

    @Test
    void areWrittenOnlyIfTheyChanged() throws IOException {
        assertThat(Files.readString(FILE)).contains("remind: { payload: string;");
        Files.setLastModifiedTime(FILE, FileTime.fromMillis(0));

        app.modifySourceFile(Reminders.class, source -> source.replace("void remind(", "void soon("));
        get("/");
        assertThat(Files.getLastModifiedTime(FILE)).isEqualTo(FileTime.fromMillis(0));

        app.modifySourceFile(Reminders.class, source -> source.replace("String text", "int minutes"));
        get("/");
        assertThat(Files.readString(FILE)).contains("remind: { payload: number;");
    }

    @Test
    void stayWhileARoomIsWrong() throws IOException {
        String before = Files.readString(FILE);

        app.modifySourceFile(Reminders.class, source -> source.replace("@OnEvent(\"remind\")", "@OnEvent(\"phx_join\")"));
        get("/");

        assertThat(Files.readString(FILE)).isEqualTo(before);
    }
}
