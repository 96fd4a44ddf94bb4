package io.quarkiverse.cloudflare.deployment.emulator.contract;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class EmulatorRefusalsTest extends RefusalsContract {

    @RegisterExtension
    static final QuarkusUnitTest app = Emulated.application(RefusalsContract.class);

    @Override
    Browser newBrowser() {
        return new RealBrowser();
    }
}
