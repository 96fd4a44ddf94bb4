package io.quarkiverse.cloudflare.deployment.emulator.contract;

import io.quarkus.test.QuarkusUnitTest;

/** Applications without settings, which the Dev Service gives an emulator. */
final class Emulated {

    private Emulated() {
    }

    static QuarkusUnitTest application(Class<?>... classes) {
        return new QuarkusUnitTest()
                .withApplicationRoot(root -> root.addClasses(classes).addClasses(CallsContract.class, Browser.class,
                        RealBrowser.class, Emulated.class))
                .overrideConfigKey("quarkus.cloudflare.calls.retry.delay", "1ms");
    }
}
