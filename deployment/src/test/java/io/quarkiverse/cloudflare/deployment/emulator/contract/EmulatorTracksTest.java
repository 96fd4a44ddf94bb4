package io.quarkiverse.cloudflare.deployment.emulator.contract;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class EmulatorTracksTest extends TracksContract {

    @RegisterExtension
    static final QuarkusUnitTest app = Emulated.application(TracksContract.class);

    @Override
    Browser newBrowser() {
        return new RealBrowser();
    }
}
