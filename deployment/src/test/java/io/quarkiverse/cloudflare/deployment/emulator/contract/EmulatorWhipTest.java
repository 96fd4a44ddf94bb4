package io.quarkiverse.cloudflare.deployment.emulator.contract;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class EmulatorWhipTest extends WhipContract {

    @RegisterExtension
    static final QuarkusUnitTest app = Emulated.application(WhipContract.class, WhipCaller.class)
            .overrideConfigKey("quarkus.cloudflare.media.broadcast-poll", "1s");

    @Override
    Browser newBrowser() {
        return new RealBrowser();
    }
}
