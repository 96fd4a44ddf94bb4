package io.quarkiverse.cloudflare.runtime.media.whip;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.runtime.media.http.BearerFilter;
import io.quarkiverse.cloudflare.runtime.media.http.Bodies;
import io.quarkiverse.cloudflare.runtime.media.whip.Answer.Header;
import io.quarkiverse.cloudflare.runtime.media.whip.WhipRequest.Target;
import io.quarkus.arc.Arc;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Takes the HTTP of WHIP or WHEP apart, and writes answers. Thread-safe. */
final class WhipRoutes implements Handler<RoutingContext> {

    // Pages of any origin may use it: it is the token that opens the door, and no cookie is looked at.
    private static final List<Header> FOR_BROWSERS = List.of(
            new Header("Access-Control-Allow-Origin", "*"),
            new Header("Access-Control-Allow-Methods", "OPTIONS, GET, HEAD, POST, PATCH, DELETE"),
            // Some clients send the ETag by its own name, where If-Match is meant.
            new Header("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, ETag"),
            new Header("Access-Control-Max-Age", "86400"),
            new Header("Access-Control-Expose-Headers", "Location, ETag, Link, Retry-After, Accept-Post, Accept-Patch"));

    private final Role role;
    private final String rooms;

    /** @param rooms the path of rooms, without a slash at its end */
    WhipRoutes(Role role, String rooms) {
        this.role = role;
        this.rooms = rooms;
    }

    @Override
    public void handle(RoutingContext context) {
        Optional<Target> target = Target.of(role, rooms, context.request().path());
        if (target.isEmpty()) {
            write(context.response(), Answer.problem(404, "not_found",
                    "The path is no room; write the topic as one segment, percent-encoded: " + rooms + "/" + role.segment()
                            + "/<topic>"));
        } else {
            Bodies.read(context, body -> handle(context, target.get(), body.toString(StandardCharsets.UTF_8)),
                    () -> write(context.response(), Answer.problem(413, "too_large",
                            "The body has more than " + Bodies.LIMIT + " bytes; an offer needs a tenth of that")));
        }
    }

    private static void handle(RoutingContext context, Target target, String body) {
        HttpServerRequest request = context.request();
        MultiMap headers = request.headers();
        List<String> ifMatch = headers.getAll("If-Match");
        WhipRequest asked = new WhipRequest(request.method().name(), target, BearerFilter.tokenOf(context),
                Optional.ofNullable(headers.get("Content-Type")).orElse(""),
                ifMatch.isEmpty() ? Optional.empty() : Optional.of(String.join(",", ifMatch)), body);
        Context loop = Vertx.currentContext();
        Arc.container().instance(WhipEndpoint.class).get().handle(asked).subscribe()
                .with(answer -> loop.runOnContext(now -> write(context.response(), answer)), context::fail);
    }

    private static void write(HttpServerResponse response, Answer answer) {
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(answer.status());
        boolean taken = response.headers().contains("Access-Control-Allow-Origin");
        // An application that configures CORS itself has its way.
        FOR_BROWSERS.stream().filter(header -> !taken).forEach(header -> response.putHeader(header.name(), header.value()));
        answer.headers().forEach(header -> response.headers().add(header.name(), header.value()));
        response.putHeader("Cache-Control", "no-store").end(answer.body());
    }
}
