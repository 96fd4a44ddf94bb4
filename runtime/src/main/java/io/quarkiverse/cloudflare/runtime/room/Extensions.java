package io.quarkiverse.cloudflare.runtime.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.presence.PresenceContributor;
import io.quarkiverse.cloudflare.room.JoinReplyContributor;
import io.quarkiverse.cloudflare.room.ReservedEvents;
import io.quarkiverse.cloudflare.runtime.protocol.Names;

/**
 * What is built on rooms, as rooms see it. Immutable.
 */
final class Extensions {

    private static final Logger LOG = Logger.getLogger(Extensions.class);

    private final List<JoinReplyContributor> replies;
    private final Map<String, ReservedEvents> events = new HashMap<>();
    private final List<PresenceContributor> metas;

    /**
     * @throws IllegalStateException if two want the same event, or one an event that is not reserved
     */
    Extensions(List<JoinReplyContributor> replies, List<ReservedEvents> events, List<PresenceContributor> metas) {
        this.replies = replies;
        this.metas = metas;
        for (ReservedEvents bean : events) {
            for (String name : bean.names()) {
                add(name, bean);
            }
        }
    }

    private void add(String name, ReservedEvents bean) {
        if (!name.startsWith(Names.OWN_PREFIX)) {
            throw new IllegalStateException("%s must want only events whose names begin with '%s'; found '%s'"
                    .formatted(bean.getClass().getName(), Names.OWN_PREFIX, name));
        }
        ReservedEvents other = events.put(name, bean);
        if (other != null) {
            throw new IllegalStateException("Only one bean can answer the event '%s'; found %s and %s".formatted(name,
                    other.getClass().getName(), bean.getClass().getName()));
        }
    }

    List<JoinReplyContributor> replies() {
        return replies;
    }

    /** @return who answers an event; empty if nobody does */
    Optional<ReservedEvents> answering(String event) {
        return Optional.ofNullable(events.get(event));
    }

    /** Adds what a member shows besides what the application gave it. */
    void addTo(ObjectNode meta, Membership member) {
        for (PresenceContributor contributor : metas) {
            try {
                contributor.fields(member).forEach(
                        (field, value) -> meta.set(field, member.room().services().mapper().valueToTree(value)));
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s failed; the presence of a member of %s goes out without its fields",
                        contributor.getClass().getName(), member.address());
            }
        }
    }
}
