package io.quarkiverse.cloudflare.deployment.test.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.qute.Template;
import io.quarkus.test.QuarkusUnitTest;

class CfRoomTagTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(root -> root
            .addAsResource(new StringAsset("{#cf-room topic=topic hand=\"hand\" prejoin=true /}"), "templates/alone.html")
            .addAsResource(new StringAsset("{#cf-room topic=topic}<cf-chat></cf-chat>{/cf-room}"), "templates/around.html"));

    @Inject
    Template alone;

    @Inject
    Template around;

    @Test
    void makesARoomOfItsArguments() {
        assertThat(alone.data("topic", "meet:lobby").render().strip()).isEqualTo("""
                <script type="module" src="/cloudflare/rooms.js"></script>
                <cf-room hand="hand" prejoin="true" topic="meet:lobby"></cf-room>""");
    }

    @Test
    void keepsWhatIsInsideTheRoom() {
        assertThat(around.data("topic", "meet:lobby").render())
                .contains("<cf-room topic=\"meet:lobby\"><cf-chat></cf-chat></cf-room>");
    }

    @Test
    void escapesWhatArgumentsHold() {
        assertThat(alone.data("topic", "a\"><script>alert('1')</script>").render())
                .contains("topic=\"a&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\"");
    }
}
