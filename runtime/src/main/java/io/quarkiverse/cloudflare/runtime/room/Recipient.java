package io.quarkiverse.cloudflare.runtime.room;

import java.util.function.Predicate;

import org.jboss.logging.Logger;

import io.quarkiverse.cloudflare.room.Audience;

/**
 * Turns an audience into the question whether one member belongs to it.
 */
final class Recipient {

    private static final Logger LOG = Logger.getLogger(Recipient.class);

    private Recipient() {
    }

    /**
     * Resolves what depends on the sender, so that the audience means the same on every node.
     *
     * @param sender {@code null} outside of a member's callback
     */
    static Audience resolve(Audience audience, Membership sender) {
        if (audience == Audience.others()) {
            return sender == null ? Audience.all() : Audience.except(sender.id());
        }
        return audience;
    }

    /**
     * @return {@code null} for everyone
     * @throws IllegalArgumentException if it names a rule that the room does not have
     */
    static Predicate<Seat> of(Audience audience, LiveRoom room) {
        if (audience instanceof Audience.Except except) {
            return seat -> !seat.member().id().equals(except.memberId());
        }
        if (audience instanceof Audience.OfMember one) {
            return seat -> seat.member().id().equals(one.memberId());
        }
        if (audience instanceof Audience.OfUser user) {
            return seat -> seat.member().key().equals(user.key());
        }
        if (audience instanceof Audience.OfRole role) {
            return seat -> seat.member().identity().hasRole(role.role());
        }
        if (audience instanceof Audience.OfTag tag) {
            return seat -> seat.member().hasTag(tag.tag());
        }
        if (audience instanceof Audience.Named named) {
            return rule(named.rule(), room);
        }
        return null;
    }

    private static Predicate<Seat> rule(String name, LiveRoom room) {
        Callback rule = room.behaviour().callback(Kinds.RECIPIENTS, name)
                .orElseThrow(() -> new IllegalArgumentException("%s has no method annotated @Recipients(\"%s\")"
                        .formatted(room.behaviour().roomClass().getName(), name)));
        return seat -> passes(rule, seat.member());
    }

    private static boolean passes(Callback rule, Membership member) {
        try {
            return (Boolean) rule.definition().invoker().invoke(null, Arguments.of(rule, Call.of(member)));
        } catch (Exception e) {
            LOG.errorf(e, "%s failed for a member of %s, who does not receive the broadcast", rule, member.address());
            return false;
        }
    }
}
