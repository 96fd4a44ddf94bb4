package io.quarkiverse.cloudflare.deployment.test.http;

import static io.quarkiverse.cloudflare.support.HttpSettings.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.deployment.test.http.ProbeApi.Description;
import io.quarkiverse.cloudflare.deployment.test.http.ProbeApi.Publish;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;
import io.quarkus.test.QuarkusUnitTest;

/** Everything is logged, at TRACE, by an application that asks for the bodies of its own clients, too. */
class SecretsInLogsTest {

    @RegisterExtension
    static final QuarkusUnitTest app = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Probe.class, ProbeApi.class))
            .overrideConfigKey("quarkus.log.min-level", "TRACE")
            .overrideConfigKey("quarkus.log.level", "TRACE")
            .overrideConfigKey("quarkus.log.console.level", "ERROR")
            .overrideConfigKey("quarkus.rest-client.logging.scope", "all")
            .overrideConfigKey("quarkus.rest-client.logging.body-limit", "10000")
            .setLogRecordPredicate(record -> true)
            .assertLogRecords(SecretsInLogsTest::holdNothing);

    private static final String TOKEN = "t0ken-that-nobody-may-see";
    private static final String SDP = "v=0\r\na=ice-pwd:nobody-may-see-this-either\r\n";

    @Inject
    Probe probe;

    @Test
    void areNot() throws IOException {
        try (CloudflareStandIn standIn = CloudflareStandIn.start()) {
            probe.at(standIn.callsUri().resolve("/v1/apps/" + standIn.appId()), TOKEN, settings().build());
            for (Fault fault : List.of(answer(200), answer(400), answer(503), Fault.htmlErrorPage(200), Fault.resetMidBody())) {
                standIn.heal();
                standIn.on(Operation.ADD_TRACKS).always().play(fault);
                probe.guard().call(Probe.SAFE, () -> probe.api().publish("e017a2629c754fed",
                        new Publish(new Description("offer", SDP), false, null)))
                        .onFailure().invoke(failure -> Logger.getLogger("application").warn("Failed", failure))
                        .onFailure().recoverWithNull().await().indefinitely();
            }
        }
    }

    private static Fault answer(int status) {
        return Fault.status(status, "{\"errorDescription\":\"" + TOKEN + " v=0\\r\\na=ice-pwd:nobody-may-see-this-either\","
                + "\"sessionDescription\":{\"sdp\":5,\"type\":\"nobody-may-see-this-either\"}}");
    }

    private static void holdNothing(List<LogRecord> records) {
        Formatter formatter = new PatternFormatter("%c %p %m%e");
        assertThat(records).hasSizeGreaterThan(100).extracting(formatter::format)
                .noneMatch(line -> line.contains(TOKEN) || line.contains("nobody-may-see-this-either"));
    }
}
