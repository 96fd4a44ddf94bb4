package io.quarkiverse.cloudflare.deployment.test.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.UserTagSectionHelper;
import io.quarkus.qute.Variant;

/** The tag that the extension brings along for Qute, which finds it where it finds those of an application. */
class CfRoomTagTest {

    @Test
    void makesARoomOfItsArguments() throws IOException {
        assertThat(render("/", "{#cf-room topic=topic hand=\"hand\" prejoin=true /}", "meet:lobby").strip()).isEqualTo("""
                <script type="module" src="/cloudflare/rooms.js"></script>
                <cf-room hand="hand" prejoin="true" topic="meet:lobby"></cf-room>""");
    }

    @Test
    void keepsWhatIsInsideTheRoom() throws IOException {
        assertThat(render("/", "{#cf-room topic=topic}<cf-chat></cf-chat>{/cf-room}", "meet:lobby"))
                .contains("<cf-room topic=\"meet:lobby\"><cf-chat></cf-chat></cf-room>");
    }

    @Test
    void escapesWhatArgumentsHold() throws IOException {
        assertThat(render("/", "{#cf-room topic=topic /}", "a\"><script>alert('1')</script>"))
                .contains("topic=\"a&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\"");
    }

    @Test
    void followsTheRootPathOfTheApplication() throws IOException {
        assertThat(render("/app", "{#cf-room topic=topic /}", "meet:lobby"))
                .contains("src=\"/app/cloudflare/rooms.js\"", " socket=\"/app/rooms\"");
    }

    private static String render(String rootPath, String page, String topic) throws IOException {
        Engine engine = Engine.builder().addDefaults().addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .addNamespaceResolver(NamespaceResolver.builder("config").resolve(context -> rootPath).build())
                .addSectionHelper(new UserTagSectionHelper.Factory("cf-room", "tags/cf-room.html")).build();
        Variant html = Variant.forContentType("text/html");
        try (InputStream tag = CfRoomTagTest.class.getResourceAsStream("/templates/tags/cf-room.html")) {
            engine.putTemplate("tags/cf-room.html", engine.parse(new String(tag.readAllBytes(), StandardCharsets.UTF_8), html));
        }
        return engine.parse(page, html).data("topic", topic).render();
    }
}
