package io.quarkiverse.cloudflare.deployment.test.http;

import static io.quarkiverse.cloudflare.support.HttpSettings.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.runtime.http.HttpFailure;
import io.quarkiverse.cloudflare.runtime.http.HttpFailure.NotSent;
import io.quarkiverse.cloudflare.support.HttpSettings;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkus.test.QuarkusUnitTest;

class NeverSentTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Probe.class, ProbeApi.class));

    @Inject
    Probe probe;

    @Test
    void repeatsWhatWasRefused() throws IOException {
        try (CloudflareStandIn standIn = CloudflareStandIn.start()) {
            URI nobody = URI.create(standIn.refusingUri() + "/v1");

            HttpFailure failure = at(nobody, settings());

            assertThat(failure).isInstanceOf(NotSent.class)
                    .hasMessage("Cloudflare Calls could not be reached at " + nobody + ": the connection was refused");
            assertThat(failure.attempts()).isEqualTo(5);
        }
    }

    @Test
    void repeatsWhatHasNoHost() {
        assertThat(at(URI.create("http://nobody.invalid/v1"), settings().with("retry.max-retries", "1")))
                .isInstanceOf(NotSent.class)
                .hasMessage("Cloudflare Calls could not be reached at http://nobody.invalid/v1: its host is unknown")
                .extracting(HttpFailure::attempts).isEqualTo(2);
    }

    @Test
    void repeatsWhatGotNoTls() throws IOException {
        try (CloudflareStandIn plain = CloudflareStandIn.start()) {
            URI tls = URI.create(plain.callsUri().toString().replace("http:", "https:"));

            HttpFailure failure = at(tls, settings().with("retry.max-retries", "1"));

            assertThat(failure).isInstanceOf(NotSent.class)
                    .hasMessageStartingWith("Cloudflare Calls could not be reached at " + tls + ": the TLS handshake failed");
            assertThat(failure.attempts()).isEqualTo(2);
            assertThat(failure.mayHaveHappened()).isFalse();
        }
    }

    private HttpFailure at(URI base, HttpSettings settings) {
        return probe.at(base, "secret", settings.build()).failure(Probe.UNSAFE);
    }
}
