package io.quarkiverse.cloudflare.deployment.emulator.contract;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.support.StandIn;
import io.quarkus.test.QuarkusUnitTest;

class StandInTracksTest extends TracksContract {

    @RegisterExtension
    static final QuarkusUnitTest app = StandIn.application(CallsContract.class, TracksContract.class, Browser.class,
            PaperBrowser.class);

    @Override
    Browser newBrowser() {
        return new PaperBrowser();
    }
}
