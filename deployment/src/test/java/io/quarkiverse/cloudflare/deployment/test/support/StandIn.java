package io.quarkiverse.cloudflare.deployment.test.support;

import java.util.Map;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkus.test.QuarkusUnitTest;

/**
 * A Cloudflare for one test class, and the settings that point at it. It lives where the application lives, so the test and the
 * settings mean the same one.
 */
public class StandIn extends TestSettings {

    private static final CloudflareStandIn CLOUDFLARE = CloudflareStandIn.start();

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("quarkus.cloudflare.calls.base-url", CLOUDFLARE.callsUri().toString()),
            Map.entry("quarkus.cloudflare.calls.app-id", CLOUDFLARE.appId()),
            Map.entry("quarkus.cloudflare.calls.app-secret", CLOUDFLARE.appSecret()),
            Map.entry("quarkus.cloudflare.turn.base-url", CLOUDFLARE.callsUri().toString()),
            Map.entry("quarkus.cloudflare.turn.key-id", CLOUDFLARE.turnKeyId()),
            Map.entry("quarkus.cloudflare.turn.key-token", CLOUDFLARE.turnKeyToken()),
            Map.entry("quarkus.cloudflare.account.base-url", CLOUDFLARE.accountUri().toString()),
            Map.entry("quarkus.cloudflare.account.account-id", CloudflareStandIn.ACCOUNT_ID),
            Map.entry("quarkus.cloudflare.account.api-token", CloudflareStandIn.ACCOUNT_TOKEN),
            // Tests do not wait.
            Map.entry("quarkus.cloudflare.calls.retry.delay", "1ms"),
            Map.entry("quarkus.cloudflare.turn.retry.delay", "1ms"),
            Map.entry("quarkus.cloudflare.account.retry.delay", "1ms"));

    public StandIn() {
        super(SETTINGS, ORDINAL);
    }

    /** The stand-in of the running application. */
    public static CloudflareStandIn cloudflare() {
        return CLOUDFLARE;
    }

    /** An application of these classes whose Cloudflare is the stand-in, and which logs everything. */
    public static QuarkusUnitTest application(Class<?>... classes) {
        return new QuarkusUnitTest()
                .withApplicationRoot(
                        root -> root.addClasses(classes).addClasses(StandIn.class, TestSettings.class, WatchedTest.class)
                                .addAsServiceProvider(ConfigSource.class, StandIn.class))
                .overrideConfigKey("quarkus.cloudflare.devservices.enabled", "false")
                .overrideConfigKey("quarkus.log.min-level", "TRACE")
                .overrideConfigKey("quarkus.log.level", "TRACE")
                .overrideConfigKey("quarkus.log.console.level", "WARN");
    }
}
