package io.quarkiverse.cloudflare.deployment.test.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsUnreachableException;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;

class BlockingRefusalTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.cloudflare.calls.base-url", "http://nobody.invalid")
            .overrideRuntimeConfigKey("quarkus.cloudflare.calls.app-id", "app")
            .overrideRuntimeConfigKey("quarkus.cloudflare.calls.app-secret", "secret")
            .overrideRuntimeConfigKey("quarkus.cloudflare.calls.retry.max-retries", "0");

    @Inject
    CallsClient calls;

    @Inject
    Vertx vertx;

    @Test
    void tellsWhatToDoOnAnEventLoop() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(nothing -> {
            try {
                calls.openSessionAndAwait();
                thrown.complete(null);
            } catch (IllegalStateException e) {
                thrown.complete(e);
            }
        });

        assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class)
                .hasMessage("openSessionAndAwait must not be called on an event loop: use openSession, "
                        + "or annotate the method that calls it with @Blocking");
    }

    @Test
    void waitsOnAnyOtherThread() {
        assertThatThrownBy(() -> calls.openSessionAndAwait()).isInstanceOf(CallsUnreachableException.class)
                .hasMessageContaining("its host is unknown");
    }
}
