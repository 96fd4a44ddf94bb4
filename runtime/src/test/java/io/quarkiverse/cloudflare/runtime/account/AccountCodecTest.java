package io.quarkiverse.cloudflare.runtime.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.calls.CallsAppInfo;
import io.quarkiverse.cloudflare.calls.NewCallsApp;
import io.quarkiverse.cloudflare.calls.NewTurnKey;
import io.quarkiverse.cloudflare.calls.TurnKeyInfo;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure;

class AccountCodecTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APP = """
            {"uid":"7009","name":"prod","secret":"hush","created":"2026-10-01T05:20:00Z","modified":"2026-10-02T07:20:00.5+02:00"}""";

    @ParameterizedTest
    @ValueSource(strings = { "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":%s}", "{\"result\":%s}", "%s" })
    void readsANewAppWithItsEnvelopeAndWithoutOne(String shape) throws IOException {
        NewCallsApp created = AccountCodec.newApp(result(shape.formatted(APP)));

        assertThat(created.secret()).isEqualTo("hush");
        assertThat(created.info().uid()).hasToString("7009");
        assertThat(created.info().name()).isEqualTo("prod");
        assertThat(created.info().created()).contains(Instant.parse("2026-10-01T05:20:00Z"));
        assertThat(created.info().modified()).contains(Instant.parse("2026-10-02T05:20:00.5Z"));
    }

    @Test
    void readsANewTurnKey() throws IOException {
        NewTurnKey created = AccountCodec.newTurnKey(result("{\"uid\":\"2a95\",\"name\":\"relay\",\"key\":\"hush\"}"));

        assertThat(created.token()).isEqualTo("hush");
        assertThat(created.info().uid()).hasToString("2a95");
        assertThat(created.info().name()).isEqualTo("relay");
    }

    @Test
    void keepsSecretsOutOfTexts() throws IOException {
        assertThat(AccountCodec.newApp(json(APP)).toString()).contains("prod", "secret=***").doesNotContain("hush");
        assertThat(AccountCodec.newTurnKey(json("{\"uid\":\"2a95\",\"key\":\"hush\"}")).toString())
                .contains("2a95", "token=***").doesNotContain("hush");
    }

    @Test
    void readsAllOfAList() throws IOException {
        List<CallsAppInfo> apps = AccountCodec.list(
                result("{\"success\":true,\"result\":[{\"uid\":\"a\",\"later\":1},{\"uid\":\"b\",\"name\":null}]}"),
                AccountCodec::app);

        assertThat(apps).extracting(app -> app.uid().value()).containsExactly("a", "b");
        assertThat(apps).extracting(CallsAppInfo::name).containsOnly("");
    }

    @Test
    void readsAListWithoutItsEnvelope() throws IOException {
        assertThat(AccountCodec.list(result("[{\"uid\":\"a\"}]"), AccountCodec::turnKey))
                .extracting(TurnKeyInfo::uid).hasSize(1);
    }

    @Test
    void doesWithoutATimeItCannotRead() throws IOException {
        assertThat(AccountCodec.app(json("{\"uid\":\"a\",\"created\":\"yesterday\"}")).created()).isEmpty();
    }

    @Test
    void takesAnAnswerThatSaysItFailedForARefusalWhateverItsStatus() {
        assertThatThrownBy(() -> result("""
                {"success":false,"errors":[{"code":1000,"message":"No room for another app"}],"messages":[],"result":null}"""))
                .isInstanceOfSatisfying(HttpFailure.Answered.class, refused -> {
                    assertThat(refused.status()).isEqualTo(200);
                    assertThat(refused.errorCode()).isEqualTo("1000");
                    assertThat(refused.errorDescription()).isEqualTo("No room for another app");
                });
    }

    @Test
    void namesTheFieldThatIsMissing() {
        assertUnreadable(() -> AccountCodec.app(json("{\"name\":\"prod\"}")), "the field uid is missing");
        assertUnreadable(() -> AccountCodec.newApp(json("{\"uid\":\"a\"}")), "the field secret is missing");
        assertUnreadable(() -> AccountCodec.newTurnKey(json("{\"uid\":\"a\"}")), "the field key is missing");
        assertUnreadable(() -> AccountCodec.app(result("{\"success\":true}")), "the field uid is missing");
        assertUnreadable(() -> AccountCodec.list(result("{\"success\":true}"), AccountCodec::app),
                "the field result is no array");
        assertUnreadable(() -> AccountCodec.result(null), "it is empty");
        assertUnreadable(() -> result("\"ok\""), "it is empty");
    }

    private static void assertUnreadable(ThrowingCallable call, String why) {
        assertThatThrownBy(call).isInstanceOf(HttpFailure.Ambiguous.class).hasMessage("The answer cannot be read: " + why);
    }

    private static JsonNode result(String answer) throws IOException {
        return AccountCodec.result(json(answer));
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }
}
