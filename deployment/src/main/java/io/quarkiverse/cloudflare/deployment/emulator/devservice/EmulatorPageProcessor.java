package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.devui.spi.buildtime.BuildTimeActionBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;

/** The emulator's page of the Dev UI. */
@BuildSteps(onlyIf = IsLocalDevelopment.class)
class EmulatorPageProcessor {

    @BuildStep
    CardPageBuildItem page() {
        CardPageBuildItem card = new CardPageBuildItem();
        card.addPage(Page.webComponentPageBuilder().title("Calls emulator").icon("font-awesome-solid:tower-broadcast")
                .componentLink("qwc-cloudflare-emulator.js"));
        return card;
    }

    @BuildStep
    BuildTimeActionBuildItem control() {
        BuildTimeActionBuildItem actions = new BuildTimeActionBuildItem();
        actions.actionBuilder().methodName("control")
                .parameter("method", "HTTP method").parameter("path", "path below /emulator")
                .parameter("body", "JSON, or nothing")
                .function(EmulatorPageProcessor::control).build();
        return actions;
    }

    /** @return JSON: what the emulator answers, or {@code {"absent": true}} */
    private static CompletableFuture<String> control(Map<String, String> parameters) {
        return EmulatorService.running()
                .map(emulator -> emulator.ask(ControlClient::new).send(parameters.get("method"), parameters.get("path"),
                        parameters.getOrDefault("body", "")))
                .orElse(CompletableFuture.completedFuture("{\"absent\":true}"));
    }
}
