package io.quarkiverse.cloudflare.deployment.test.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsApp;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkiverse.cloudflare.deployment.test.support.TestSettings;
import io.quarkus.test.QuarkusUnitTest;

/** Cloudflare behind a certificate that only a TLS configuration of the application knows. */
class TlsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withApplicationRoot(
            root -> root.addClasses(TlsSettings.class, TestSettings.class).addAsServiceProvider(ConfigSource.class,
                    TlsSettings.class));

    @Inject
    CallsClient calls;

    @Inject
    @CallsApp("stranger")
    CallsClient stranger;

    @Test
    void isTrustedByTheNamedTlsConfiguration() {
        assertThat(calls.openSessionAndAwait().id().value()).isNotBlank();
    }

    @Test
    void isNotTrustedWithoutOneAndNothingIsSent() {
        TlsSettings.CLOUDFLARE.forget();

        CallsUnreachableException unreachable = catchThrowableOfType(CallsUnreachableException.class,
                () -> stranger.openSessionAndAwait());

        assertThat(unreachable).hasMessageContaining("the TLS handshake failed");
        assertThat(unreachable.mayHaveHappened()).isFalse();
        assertThat(TlsSettings.CLOUDFLARE.exchanges()).isEmpty();
    }
}
