package io.quarkiverse.cloudflare.runtime.room;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import io.quarkiverse.cloudflare.backplane.BackplaneMessage;
import io.quarkiverse.cloudflare.presence.MemberDirectory;
import io.quarkiverse.cloudflare.presence.PresenceEntry;
import io.quarkiverse.cloudflare.room.Audience;
import io.quarkiverse.cloudflare.runtime.presence.DiffWindow;
import io.quarkiverse.cloudflare.runtime.presence.PresenceDiff;
import io.quarkiverse.cloudflare.runtime.presence.PresenceTable;
import io.quarkiverse.cloudflare.runtime.protocol.Names;
import io.smallrye.mutiny.Uni;

/**
 * Shows the members of one room to each other.
 * <p>
 * {@link #track}, {@link #merge} and {@link #untrack} are thread-safe: they queue. {@link #list} is, and does not: a callback
 * may wait for it. The rest belongs to the room's queue. State and diffs leave in the order in which they were taken, also
 * while the directory is asked.
 */
final class RoomPresence {

    private static final Logger LOG = Logger.getLogger(RoomPresence.class);

    private final LiveRoom room;
    private final PresenceTable table; // changed in the queue only, and under its own lock, which list() takes
    private final DiffWindow window;
    private final SerialQueue frames = new SerialQueue(Integer.MAX_VALUE);
    private RawValue announced; // null: nobody has joined since the last diff
    private long announcedRevision;
    private PresenceDiff flushed; // null but within flush()

    RoomPresence(LiveRoom room) {
        this.room = room;
        String prefix = room.services().ids().get().substring(0, 4);
        AtomicLong refs = new AtomicLong();
        this.table = new PresenceTable(() -> prefix + Long.toString(refs.incrementAndGet(), Character.MAX_RADIX));
        this.window = new DiffWindow(table, room.services().presenceConfig().diffWindow(), room.services().timers(),
                () -> room.queue().execute(this::flush), diff -> flushed = diff);
    }

    private void flush() {
        synchronized (table) {
            window.flush();
        }
        announced = null;
        PresenceDiff diff = flushed;
        flushed = null;
        // Not under the lock: a rule for recipients may look who is there.
        if (diff != null) {
            send(diff);
        }
    }

    /** @throws IllegalArgumentException if Jackson does not write the value as an object */
    ObjectNode fieldsOf(Object meta) {
        return fieldsOf(room.services().mapper(), meta);
    }

    static ObjectNode fieldsOf(ObjectMapper mapper, Object meta) {
        Objects.requireNonNull(meta, "meta");
        JsonNode tree = mapper.valueToTree(meta);
        if (tree instanceof ObjectNode fields) {
            return fields;
        }
        throw new IllegalArgumentException("The meta of a member must be a JSON object; found "
                + (tree == null ? "nothing" : tree.getNodeType().name().toLowerCase(Locale.ROOT)) + " from "
                + meta.getClass().getName());
    }

    /** Shows a member that has just joined, unless its callback said otherwise. */
    void joined(Membership member) {
        boolean shown = room.behaviour().definition().presence() || member.firstMeta != null;
        if (shown && !member.hidden) {
            show(member, member.firstMeta == null ? room.services().mapper().createObjectNode() : member.firstMeta);
            window.changed();
        }
        member.firstMeta = null;
    }

    void left(Membership member) {
        if (hide(member)) {
            window.changed();
        }
    }

    void track(Membership member, ObjectNode fields) {
        if (member.status() == Membership.Status.JOINING) {
            member.firstMeta = fields;
            member.hidden = false;
            return;
        }
        change(member, () -> {
            show(member, fields);
            return true;
        });
    }

    void merge(Membership member, ObjectNode fields) {
        change(member, () -> {
            room.services().extensions().addTo(fields, member);
            synchronized (table) {
                return table.merge(member.id(), fields);
            }
        });
    }

    void untrack(Membership member) {
        if (member.status() == Membership.Status.JOINING) {
            member.hidden = true;
            return;
        }
        change(member, () -> hide(member));
    }

    private void show(Membership member, ObjectNode fields) {
        room.services().extensions().addTo(fields, member);
        synchronized (table) {
            table.track(member.id(), member.key(), fields);
        }
    }

    private boolean hide(Membership member) {
        synchronized (table) {
            return table.untrack(member.id());
        }
    }

    private void change(Membership member, BooleanSupplier change) {
        room.queue().execute(() -> {
            if (member.status() != Membership.Status.LEFT && change.getAsBoolean()) {
                window.changed();
                room.services().memberships().updated(member);
            }
        });
    }

    Uni<List<PresenceEntry>> list() {
        return Uni.createFrom().item(() -> {
            synchronized (table) {
                return table.list();
            }
        });
    }

    /** Gives a member that has a seat what the others have been told so far; diffs follow. */
    void sendState(Membership member) {
        if (!room.behaviour().definition().presence()) {
            return;
        }
        Seat seat = member.seat;
        String joinRef = member.joinRef();
        if (room.services().directory().isEmpty()) {
            RawValue state = announced();
            frames.execute(() -> sendState(seat, joinRef, state));
            return;
        }
        ObjectNode state = table.announced();
        frames.submit(done -> described(Set.copyOf(keys(state)), descriptions -> {
            describe(state, descriptions);
            sendState(seat, joinRef, state);
        }, done));
    }

    /** Written once for all who come within a window: in a storm of joins the state is most of what is sent. */
    private RawValue announced() {
        if (announced == null || announcedRevision != table.revision()) {
            announced = new RawValue(table.announced().toString());
            announcedRevision = table.revision();
        }
        return announced;
    }

    private void sendState(Seat seat, String joinRef, Object state) {
        Frame frame = Frame.text(room.services().codec().push(joinRef, null, room.address().topic(), Names.PRESENCE_STATE,
                state));
        seat.outbound().outbox().submit(() -> {
            seat.knowsPresence = true;
            seat.outbound().write(frame);
            frame.release();
        });
    }

    private void send(PresenceDiff diff) {
        if (!room.behaviour().definition().presence()) {
            return;
        }
        frames.submit(done -> described(diff.keys(), descriptions -> {
            describe(diff.joins(), descriptions);
            describe(diff.leaves(), descriptions);
            room.services().backplane().publish(new BackplaneMessage(room.address().topic(), Names.PRESENCE_DIFF,
                    diff.toJson(), Audience.all(), false, false, "")).subscribe().with(sent -> {
                    }, failure -> LOG.errorf(failure, "The presence of %s could not be sent", room.address()));
        }, done));
    }

    /** Asks the directory once, if there is one; whatever it answers, the frame is sent. */
    private void described(Set<String> keys, Consumer<Map<String, ?>> then, Runnable done) {
        Optional<MemberDirectory> directory = room.services().directory();
        if (directory.isEmpty() || keys.isEmpty()) {
            finish(Map.of(), then, done);
            return;
        }
        String name = directory.get().getClass().getName();
        // Bounded: presence waits for its answer.
        Uni.createFrom().deferred(() -> room.services().runner().bounded(name, directory.get().describe(room.address(), keys)))
                .subscribe().with(
                        descriptions -> finish(descriptions == null ? Map.of() : descriptions, then, done),
                        failure -> {
                            LOG.errorf(failure, "%s failed; presence of %s goes out without descriptions", name,
                                    room.address());
                            finish(Map.of(), then, done);
                        });
    }

    private static void finish(Map<String, ?> descriptions, Consumer<Map<String, ?>> then,
            Runnable done) {
        try {
            then.accept(descriptions);
        } finally {
            done.run();
        }
    }

    private void describe(ObjectNode byKey, Map<String, ?> descriptions) {
        descriptions.forEach((key, description) -> {
            if (byKey.get(key) instanceof ObjectNode entry) {
                JsonNode metas = entry.get("metas");
                descriptionOf(key, description).ifPresent(entry::setAll);
                entry.set("metas", metas);
            }
        });
    }

    /** One description that is none must not keep the others, or the diff, from being sent. */
    private Optional<ObjectNode> descriptionOf(String key, Object description) {
        try {
            return Optional.of(fieldsOf(description));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The description of '%s' in %s is no JSON object; its presence goes out without", key,
                    room.address());
            return Optional.empty();
        }
    }

    private static Set<String> keys(ObjectNode byKey) {
        Set<String> keys = new LinkedHashSet<>();
        byKey.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    void close() {
        window.close();
    }
}
