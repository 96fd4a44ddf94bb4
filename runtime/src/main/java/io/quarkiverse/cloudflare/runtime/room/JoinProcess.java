package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.backplane.Position;
import io.quarkiverse.cloudflare.room.Broadcast;
import io.quarkiverse.cloudflare.room.JoinAttempt;
import io.quarkiverse.cloudflare.room.JoinCheck;
import io.quarkiverse.cloudflare.room.JoinReplyContributor;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.runtime.protocol.Reasons;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/**
 * A join, from the frame to the first frame of the new member. One at a time: it owns the turn of its room's queue until it is
 * over.
 */
final class JoinProcess {

    private static final Logger LOG = Logger.getLogger(JoinProcess.class);
    private static final String UNKNOWN_TOKEN = "unknown";
    private static final String OTHER_IDENTITY = "identity";

    private final LiveRoom room;
    private final JoinRequest request;
    private Membership member;
    private boolean rejoin;
    private Membership.Binding earlier; // null unless rejoin
    private String resumeRefused = ""; // empty: not asked for, or done
    private boolean answered;

    private JoinProcess(LiveRoom room, JoinRequest request) {
        this.room = room;
        this.request = request;
    }

    /** Puts a join into the queue of a room that expects it. */
    static void begin(LiveRoom room, JoinRequest request) {
        JoinProcess process = new JoinProcess(room, request);
        room.queue().submit(process::run);
    }

    private void run(Runnable done) {
        Uni.createFrom().voidItem()
                .invoke(this::chooseMember)
                .emitOn(request::onEventLoop)
                .chain(this::permission)
                .chain(this::check)
                // Only now: nobody who may not come in brings a room to life.
                .chain(room.life()::open)
                .chain(this::callback)
                .chain(this::contributions)
                .subscribe().with(reply -> commit(reply, done), failure -> refuse(failure, done));
    }

    private void chooseMember() {
        Optional<Membership> before = request.resumeToken().isEmpty() ? Optional.empty()
                : room.memberWithToken(request.resumeToken());
        if (!request.resumeToken().isEmpty() && before.isEmpty()) {
            resumeRefused = UNKNOWN_TOKEN;
        } else if (before.isPresent() && !mayResume(before.get())) {
            resumeRefused = OTHER_IDENTITY;
        } else if (before.isPresent()) {
            member = before.get();
            rejoin = true;
            earlier = member.binding();
            member.bind(request.binding());
            return;
        }
        room.requirePlace(replaced().isPresent() ? 1 : 0);
        member = room.newMember(request.connection().key());
        member.bind(request.binding());
    }

    /**
     * A token is worth nothing to somebody else, nor to the same user in fewer roles, who might not get in. To someone
     * anonymous it is all there is to know.
     */
    private boolean mayResume(Membership before) {
        SecurityIdentity then = before.identity();
        SecurityIdentity now = request.connection().identity();
        return then.isAnonymous() == now.isAnonymous() && now.getRoles().containsAll(then.getRoles())
                && (then.isAnonymous() || before.key().equals(request.connection().key()));
    }

    private Uni<Void> permission() {
        RoomBehaviour behaviour = room.behaviour();
        Optional<Callback> rejoined = rejoin ? behaviour.callback(Kinds.REJOIN) : Optional.empty();
        return RoomSecurity.mayEnter(behaviour.definition(), rejoined.or(() -> behaviour.callback(Kinds.JOIN)),
                request.connection().identity());
    }

    private Uni<Void> check() {
        JoinAttempt attempt = new JoinAttempt(room.address(), room.params(), room.behaviour().roomClass(), member.key(),
                request.connection().identity(), request.params(), rejoin);
        Uni<Void> checks = Uni.createFrom().voidItem();
        for (JoinCheck check : room.services().joinChecks()) {
            checks = checks.chain(() -> bounded(check, check.check(attempt)));
        }
        return checks;
    }

    private <T> Uni<T> bounded(Object asked, Uni<T> answer) {
        return room.services().runner().bounded(asked.getClass().getName(), answer)
                .onFailure(CallbackTimeout.class).invoke(late -> LOG.warnf("%s, in the join of %s", late.getMessage(),
                        room.address()));
    }

    private Uni<Object> callback() {
        Optional<Callback> callback = room.behaviour().callback(rejoin ? Kinds.REJOIN : Kinds.JOIN);
        if (callback.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        Call call = new Call(room, member, request.params(), null, request.context());
        return room.services().runner().call(callback.get(), call, () -> {
            answered = true;
            request.answer().error(Reasons.TIMEOUT);
        });
    }

    private Uni<Reply> contributions(Object result) {
        ObjectNode own = room.services().mapper().createObjectNode();
        List<JoinReplyContributor> contributors = room.services().extensions().replies();
        Uni<ObjectNode> all = Uni.createFrom().item(own);
        if (!contributors.isEmpty()) {
            all = all.emitOn(request::onEventLoop);
        }
        for (JoinReplyContributor contributor : contributors) {
            all = all.chain(() -> bounded(contributor, contributor.contribute(member, rejoin))).map(more -> {
                more.forEach((key, value) -> own.set(key, room.services().mapper().valueToTree(value)));
                return own;
            });
        }
        return all.map(contributed -> new Reply(result, replyOf(result), contributed));
    }

    private ObjectNode replyOf(Object result) {
        if (result == null || result instanceof Broadcast<?>) {
            return room.services().mapper().createObjectNode();
        }
        JsonNode tree = room.services().mapper().valueToTree(result);
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalStateException("A join reply must be a JSON object; found "
                + (tree == null ? "nothing" : tree.getNodeType().name().toLowerCase(Locale.ROOT)) + " from "
                + result.getClass().getName());
    }

    private void commit(Reply reply, Runnable done) {
        Optional<Membership> replaced = replaced();
        if (replaced.isPresent()) {
            request.connection().answer(replaced.get().joinRef(), null, room.address().topic())
                    .closed(Map.of("reason", LeaveReason.REPLACED.wireName()));
            LeaveProcess.end(replaced.get(), LeaveReason.REPLACED, false, () -> enter(reply, done));
        } else {
            enter(reply, done);
        }
    }

    private void enter(Reply reply, Runnable done) {
        if (rejoin) {
            comeBack();
        }
        member.resumeToken = room.services().ids().get();
        member.present();
        room.addMember(member);
        boolean connected = request.connection().remember(member);
        request.connection().joinEnds(room.address().topic());
        if (!rejoin) {
            // Before the reply: whoever has it knows that the diff which announces it is on its way.
            room.presence().joined(member);
        }
        room.seat(member, position -> frame(reply, position));
        room.presence().sendState(member);
        if (rejoin) {
            room.services().memberships().rejoined(member);
        } else {
            room.services().memberships().joined(member);
        }
        Outcomes.publish(reply.result, room, member);
        room.registry().arrived(room);
        if (!connected) {
            room.queue().submit(turnDone -> LeaveProcess.drop(member, request.connection(), turnDone));
        }
        done.run();
    }

    private void comeBack() {
        if (member.graceTimer != null) {
            member.graceTimer.cancel();
            member.graceTimer = null;
        }
        if (earlier.connection() != null) {
            earlier.connection().forget(member);
        }
        room.unseat(member);
    }

    private Frame frame(Reply reply, Position position) {
        ObjectNode own = reply.own;
        own.put("id", member.id());
        own.put("position", position.toString());
        own.put("resume", member.resumeToken);
        own.put("resumed", rejoin);
        if (!resumeRefused.isEmpty()) {
            own.put("resume_refused", resumeRefused);
        }
        reply.json.set(JoinRequest.ROOM, own);
        return request.answer().okFrame(reply.json);
    }

    private void refuse(Throwable failure, Runnable done) {
        // Before the client hears of it and asks for the next room.
        request.connection().joinEnds(room.address().topic());
        if (!answered) {
            request.answer().error(Failures.of(failure, "A join", room));
        }
        if (rejoin) {
            // It stays what it was: away until its grace is over, or on its old connection.
            member.bind(earlier);
        }
        room.registry().arrived(room);
        Outcomes.failed(failure, room, member, () -> room.life().closeIfEmpty(done));
    }

    /** @return the membership that the same connection has of this room under an earlier join */
    private Optional<Membership> replaced() {
        return request.connection().membership(room.address().topic()).filter(before -> before != member);
    }

    /** Written already, so that nothing can go wrong any more when the member enters. */
    private record Reply(Object result, ObjectNode json, ObjectNode own) {
    }
}
