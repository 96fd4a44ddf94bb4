package io.quarkiverse.cloudflare.runtime.http;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jboss.resteasy.reactive.client.api.LoggingScope;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import io.quarkiverse.cloudflare.runtime.config.HttpConfig;
import io.quarkus.arc.Arc;
import io.quarkus.proxy.ProxyConfiguration;
import io.quarkus.proxy.ProxyConfigurationRegistry;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;

/** Makes the clients that send. What their {@code Uni}s fail with is for a {@link FaultGuard} to understand. */
public final class RestClients {

    private static final String USER_AGENT = "quarkus-cloudflare";
    // An idle connection is closed here before one on the way to Cloudflare closes it: a request that meets its end is lost.
    private static final int IDLE_SECONDS = 30;
    // Before every reader and filter of the application; of writers, the REST client takes the one with the highest number.
    private static final int FIRST = Integer.MIN_VALUE;
    private static final int FIRST_OF_WRITERS = Integer.MAX_VALUE;

    private RestClients() {
    }

    /**
     * @param api an interface with annotations of Jakarta REST; its methods return {@code Uni} of a type that Jackson can read,
     *        or of {@code Void} if the answer has no body
     */
    public static <T> T create(Class<T> api, HttpTarget target) {
        HttpConfig config = target.config();
        QuarkusRestClientBuilder builder = QuarkusRestClientBuilder.newBuilder().baseUri(target.baseUri())
                .userAgent(USER_AGENT)
                .followRedirects(false)
                .enableCompression(false)
                // The application may ask for the bodies of its own clients to be logged; these are not among them.
                .loggingScope(LoggingScope.NONE)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, config.maxConcurrentRequests())
                .property(QuarkusRestClientProperties.CONNECTION_TTL, IDLE_SECONDS)
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .httpClientOptionsCustomizer(options -> options
                        .setSslHandshakeTimeout(config.connectTimeout().toMillis())
                        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setLogActivity(false))
                .httpClientRequestCustomizer(new SizeLimit(config.maxResponseSize().asLongValue()))
                .register(new WireJson(), FIRST)
                .register(new WireJsonWriter(), FIRST_OF_WRITERS)
                .register(new Outgoing(target.bearer()), FIRST)
                .register(new ErrorAnswers(target, Clock.systemUTC()), FIRST);
        TlsConfiguration.from(Arc.container().select(TlsConfigurationRegistry.class).get(), config.tlsConfigurationName())
                .ifPresent(builder::tlsConfiguration);
        Arc.container().select(ProxyConfigurationRegistry.class).get().get(config.proxyConfigurationName())
                .map(ProxyConfiguration::assertHttpType).ifPresent(proxy -> use(proxy, builder));
        return builder.build(api);
    }

    private static void use(ProxyConfiguration proxy, QuarkusRestClientBuilder builder) {
        builder.proxyAddress(proxy.host(), proxy.port());
        Optional<String> user = proxy.username();
        if (user.isPresent() && proxy.password().isPresent()) {
            builder.proxyUser(user.get()).proxyPassword(proxy.password().get());
        }
        proxy.nonProxyHosts().filter(hosts -> !hosts.isEmpty())
                .ifPresent(hosts -> builder.nonProxyHosts(String.join(",", hosts)));
        proxy.proxyConnectTimeout().ifPresent(builder::proxyConnectTimeout);
    }
}
