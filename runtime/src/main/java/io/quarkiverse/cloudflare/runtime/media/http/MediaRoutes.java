package io.quarkiverse.cloudflare.runtime.media.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.runtime.media.MediaMember;
import io.quarkiverse.cloudflare.runtime.media.MediaRefusal;
import io.quarkiverse.cloudflare.runtime.media.http.MediaPath.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers what is asked below {@code <rooms.path>/media/}: reads it, checks who asks, and rebuilds it. Nothing of a request is
 * forwarded as it came. Thread-safe.
 */
final class MediaRoutes implements Handler<RoutingContext> {

    private static final String RETRY_AFTER = "1";

    private final String base;
    private final MediaAccess access;
    private final MediaOperations operations;
    private final MemberPace pace;
    private final Supplier<String> ids;

    /**
     * @param base the path above all rooms, with a slash at its end
     */
    MediaRoutes(String base, MediaAccess access, MediaOperations operations, MemberPace pace, Supplier<String> ids) {
        this.base = base;
        this.access = access;
        this.operations = operations;
        this.pace = pace;
        this.ids = ids;
    }

    @Override
    public void handle(RoutingContext context) {
        Optional<MediaPath> path = MediaPath.parse(base, context.request().path());
        if (path.isEmpty()) {
            refuse(context, MediaFailures.NOT_FOUND, false);
        } else if (!context.request().method().name().equals(path.get().operation().method)) {
            context.response().putHeader(HttpHeaderNames.ALLOW, path.get().operation().method);
            refuse(context, MediaFailures.NOT_ALLOWED, path.get().operation() == Operation.NEW_SESSION);
        } else {
            authorise(context, path.get());
        }
    }

    private void authorise(RoutingContext context, MediaPath path) {
        boolean silent = path.operation() == Operation.NEW_SESSION;
        Optional<String> token = BearerFilter.tokenOf(context);
        if (token.isEmpty() && path.operation() == Operation.ICE_SERVERS) {
            send(context, MediaAnswer.iceServers(IceServers.STUN_ONLY));
            return;
        }
        Optional<MediaMember> member = token.flatMap(text -> access.authorised(text, path.address()));
        if (member.isEmpty()) {
            refuse(context, MediaFailures.UNAUTHORIZED, silent);
        } else if (!pace.begin(member.get())) {
            refuse(context, MediaFailures.RATE_LIMITED, silent);
        } else {
            perform(context, path, member.get());
        }
    }

    private void perform(RoutingContext context, MediaPath path, MediaMember member) {
        boolean silent = path.operation() == Operation.NEW_SESSION;
        Context loop = context.vertx().getOrCreateContext();
        AtomicBoolean over = new AtomicBoolean();
        Runnable done = () -> {
            if (over.compareAndSet(false, true)) {
                pace.done(member);
            }
        };
        // For a body that never comes to its end. What was asked of Cloudflare goes on, as somebody must hear its outcome.
        AtomicBoolean asked = new AtomicBoolean();
        context.response().closeHandler(gone -> {
            if (!asked.get()) {
                done.run();
            }
        });
        Bodies.read(context, body -> {
            asked.set(true);
            ask(member, path, body).subscribe().with(answer -> {
                done.run();
                loop.runOnContext(now -> send(context, answer));
            }, failure -> {
                done.run();
                MediaRefusal refusal = MediaFailures.refusal(failure, ids);
                loop.runOnContext(now -> refuse(context, refusal, silent));
            });
        }, () -> {
            done.run();
            // What is left of it is not read. HTTP/2 has the header not, and no need of it.
            if (context.request().version() != HttpVersion.HTTP_2) {
                context.response().putHeader(HttpHeaderNames.CONNECTION, "close");
            }
            refuse(context, MediaFailures.TOO_LARGE, silent);
        });
    }

    private Uni<MediaAnswer> ask(MediaMember member, MediaPath path, Buffer body) {
        try {
            // While its body came, it may have been taken out.
            return access.isHere(member) ? operations.perform(member, path, body.getBytes())
                    : Uni.createFrom().failure(MediaFailures.UNAUTHORIZED);
        } catch (RuntimeException e) {
            return Uni.createFrom().failure(e);
        }
    }

    /**
     * @param silent without a body: of a new session partytracks would take any JSON for one
     */
    private static void refuse(RoutingContext context, MediaRefusal refusal, boolean silent) {
        HttpServerResponse response = context.response();
        if (refusal.status() == MediaFailures.UNAUTHORIZED.status()) {
            response.putHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        if (refusal.isWorthRetrying()) {
            response.putHeader(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER);
        }
        if (silent) {
            end(response, refusal.status(), Buffer.buffer());
        } else {
            send(context, MediaAnswer.of(refusal));
        }
    }

    private static void send(RoutingContext context, MediaAnswer answer) {
        context.response().putHeader(HttpHeaderNames.CONTENT_TYPE, "application/json");
        end(context.response(), answer.status(), Buffer.buffer(answer.bytes()));
    }

    private static void end(HttpServerResponse response, int status, Buffer body) {
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(status).putHeader(HttpHeaderNames.CACHE_CONTROL, "no-store").end(body);
    }
}
