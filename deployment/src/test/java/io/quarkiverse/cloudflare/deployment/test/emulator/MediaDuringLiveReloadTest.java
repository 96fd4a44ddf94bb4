package io.quarkiverse.cloudflare.deployment.test.emulator;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.post;
import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.emulator.support.TestInbox;
import io.quarkiverse.cloudflare.deployment.emulator.support.TestPeer;
import io.quarkus.test.QuarkusDevModeTest;

class MediaDuringLiveReloadTest {

    @RegisterExtension
    static final QuarkusDevModeTest app = new QuarkusDevModeTest()
            .withApplicationRoot(root -> root.addClass(CallResource.class)
                    .addAsResource(new StringAsset(""), "application.properties"));

    @Test
    void flowsOnInCallsThatRun() {
        try (TestPeer ada = TestPeer.create(); TestPeer bob = TestPeer.create()) {
            String mid = ada.addVideo("VP8");
            String publisher = open();
            ada.accept(said(ada.offer(), "/call/" + publisher + "/publish/" + mid));
            ada.awaitConnected().stream(mid).flow();
            TestInbox seen = pull(bob, open(), publisher);
            seen.await(10);

            app.modifySourceFile(CallResource.class, source -> source.replace("first", "second"));

            assertThat(get("/call").asString()).isEqualTo("second");
            seen.awaitMore(30);
            try (TestPeer eve = TestPeer.create()) {
                pull(eve, open(), publisher).await(10);
            }
        }
    }

    private static String open() {
        return post("/call").then().statusCode(200).extract().asString();
    }

    private static TestInbox pull(TestPeer peer, String session, String publisher) {
        String answer = peer
                .answer(post("/call/" + session + "/pull/" + publisher).then().statusCode(200).extract().asString());
        given().contentType("text/plain").body(answer).put("/call/" + session + "/answer").then().statusCode(204);
        peer.awaitConnected();
        return peer.inbox("0");
    }

    private static String said(String offer, String path) {
        return given().contentType("text/plain").body(offer).post(path).then().statusCode(200).extract().asString();
    }
}
