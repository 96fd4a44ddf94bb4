package io.quarkiverse.cloudflare.deployment.test.http;

import static io.quarkiverse.cloudflare.support.HttpSettings.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;

import io.quarkiverse.cloudflare.deployment.test.http.ProbeApi.Description;
import io.quarkiverse.cloudflare.deployment.test.http.ProbeApi.Publish;
import io.quarkiverse.cloudflare.deployment.test.http.ProbeApi.Tracks;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.quarkus.test.QuarkusUnitTest;

/** An application that has its own ideas of JSON. */
class ForeignJacksonTest extends ProbeTest {

    @RegisterExtension
    static final QuarkusUnitTest app = app(Ideas.class, MoreIdeas.class, Trimming.class);

    private static final String SDP = "v=0\r\no=- 1 2 IN IP4 0.0.0.0\r\ns= \r\n";

    @Test
    void reachesNoSdp() {
        standIn.on(Operation.ADD_TRACKS).always().play(Fault.status(200,
                """
                        {"newField":1,"sessionDescription":{"type":"answer","sdp":"v=0\\r\\no=- 1 2 IN IP4 0.0.0.0\\r\\ns= \\r\\n"}}"""));
        probe.of(standIn, settings());

        Tracks answer = Probe.itemOf(probe.guard().call(Probe.UNSAFE, () -> probe.api().publish("e017a2629c754fed",
                new Publish(new Description("offer", SDP), false, null))));

        assertThat(answer.sessionDescription().sdp()).isEqualTo(SDP);
        assertThat(standIn.exchanges(Operation.ADD_TRACKS)).singleElement().satisfies(sent -> assertThat(sent.text())
                .isEqualTo("""
                        {"sessionDescription":{"type":"offer","sdp":"v=0\\r\\no=- 1 2 IN IP4 0.0.0.0\\r\\ns= \\r\\n"},\
                        "autoDiscover":false}"""));
    }

    static ObjectMapper withIdeas(ObjectMapper mapper) {
        return mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new SimpleModule().addDeserializer(String.class, new Trimming()));
    }

    @Singleton
    static class Ideas implements ObjectMapperCustomizer {

        @Override
        public void customize(ObjectMapper mapper) {
            withIdeas(mapper);
        }
    }

    @Provider
    public static class MoreIdeas implements ContextResolver<ObjectMapper> {

        @Override
        public ObjectMapper getContext(Class<?> type) {
            return withIdeas(new ObjectMapper());
        }
    }

    static class Trimming extends StdDeserializer<String> {

        private static final long serialVersionUID = 1L;

        Trimming() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.getValueAsString().strip();
        }
    }
}
