package io.quarkiverse.cloudflare.deployment.emulator.contract;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkus.test.QuarkusUnitTest;

class StandInRefusalsTest extends RefusalsContract {

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(CallsContract.class, RefusalsContract.class, Browser.class,
            PaperBrowser.class);

    @Override
    Browser newBrowser() {
        return new PaperBrowser();
    }
}
