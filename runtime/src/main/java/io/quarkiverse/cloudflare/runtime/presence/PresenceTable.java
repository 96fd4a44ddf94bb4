package io.quarkiverse.cloudflare.runtime.presence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.presence.PresenceEntry;
import io.quarkiverse.cloudflare.presence.PresenceMeta;

/**
 * Who is shown in one room on this node, and what of it its members have not been told yet.
 * <p>
 * Not thread-safe: owned by the room's queue.
 *
 * <h2>What members know</h2>
 * There are two views: the present one ({@link #state()}), and the announced one ({@link #announced()}), which is what a member
 * holds who has received every diff so far. A diff is the difference of the two, so whatever happened in between is told once:
 * of several updates the last, of a member that joined and left nothing, and leaving and coming back is an update.
 * <p>
 * A new member is given the <em>announced</em> view, and from then on every diff. It finds itself in the diff that follows its
 * own {@code track}, like everybody else, and hears of each join and leave exactly once. A diff taken before, but delivered
 * after that view, does no harm as long as none is left out and their order is kept: metas are matched by their reference,
 * which
 * never comes back.
 */
public final class PresenceTable {

    private final Supplier<String> refs;
    /** In order of joining. */
    private final Map<String, TrackedMember> present = new LinkedHashMap<>();
    /** In order of the references, which is the order that clients come to by applying diffs. */
    private final Map<String, TrackedMember> announced = new LinkedHashMap<>();
    /** Members that may differ between the views, the latest change last. */
    private final Set<String> changed = new LinkedHashSet<>();
    private long changes;
    private long revision;

    /**
     * @param refs gives a reference that this room has never seen
     */
    public PresenceTable(Supplier<String> refs) {
        this.refs = Objects.requireNonNull(refs, "refs");
    }

    /**
     * Shows a member, or replaces everything it shows.
     *
     * @param key the user; any string
     * @param fields what the application shows, copied; {@code phx_ref}, {@code phx_ref_prev} and {@code id} in it are ignored
     * @return whether the member was not shown before
     */
    public boolean track(String memberId, String key, ObjectNode fields) {
        return show(memberId, key, fields) == null;
    }

    /**
     * Sets some fields of what a member shows. A JSON null removes the field.
     *
     * @return whether anything changed; if not, or if the member is not shown, nothing is announced
     */
    public boolean merge(String memberId, ObjectNode fields) {
        TrackedMember before = present.get(memberId);
        if (before == null) {
            return false;
        }
        ObjectNode merged = before.fieldsWith(fields);
        if (merged.equals(before.fields())) {
            return false;
        }
        show(memberId, before.key(), merged);
        return true;
    }

    /**
     * Hides a member.
     *
     * @return whether it was shown
     */
    public boolean untrack(String memberId) {
        if (present.remove(memberId) == null) {
            return false;
        }
        markChanged(memberId);
        return true;
    }

    public boolean isTracked(String memberId) {
        return present.containsKey(memberId);
    }

    /** How many members are shown; a user with two devices counts twice. */
    public int size() {
        return present.size();
    }

    public boolean isEmpty() {
        return present.isEmpty();
    }

    /**
     * @return who is shown now, users and their devices in order of joining
     */
    public List<PresenceEntry> list() {
        Map<String, List<PresenceMeta>> users = new LinkedHashMap<>();
        present.values().forEach(member -> users.computeIfAbsent(member.key(), key -> new ArrayList<>(1))
                .add(member.toPresenceMeta()));
        return users.entrySet().stream().map(user -> new PresenceEntry(user.getKey(), user.getValue())).toList();
    }

    /**
     * @return who is shown now, as on the wire: what members know once they have the next diff. The objects of the keys belong
     *         to the caller, the metas in them must not be changed
     */
    public ObjectNode state() {
        return TrackedMember.byKey(present.values().stream()
                .sorted(Comparator.comparingLong(TrackedMember::change)).toList());
    }

    /**
     * @return the {@code presence_state} for a new member: what the others have been told so far. The objects of the keys
     *         belong
     *         to the caller, the metas in them must not be changed
     */
    public ObjectNode announced() {
        return TrackedMember.byKey(announced.values());
    }

    /** Grows when {@link #announced()} changes, so that a frame made of it can be used again until then. */
    public long revision() {
        return revision;
    }

    /** Whether there may be something to announce. */
    public boolean hasChanges() {
        return !changed.isEmpty();
    }

    /**
     * Takes what has not been announced. From here on it counts as announced, so it must be sent to every member.
     *
     * @return empty if what happened undid itself
     */
    public PresenceDiff takeDiff() {
        List<TrackedMember> joins = new ArrayList<>();
        List<TrackedMember> leaves = new ArrayList<>();
        for (String memberId : changed) {
            TrackedMember known = announced.remove(memberId);
            if (known != null) {
                leaves.add(known);
            }
            TrackedMember now = present.get(memberId);
            if (now != null) {
                joins.add(now);
                announced.put(memberId, now);
            }
        }
        changed.clear();
        PresenceDiff diff = new PresenceDiff(TrackedMember.byKey(joins), TrackedMember.byKey(leaves));
        if (!diff.isEmpty()) {
            revision++;
        }
        return diff;
    }

    /** Null if the member was not shown before. */
    private TrackedMember show(String memberId, String key, ObjectNode fields) {
        markChanged(memberId);
        return present.put(memberId,
                TrackedMember.of(memberId, key, refs.get(), ++changes, announced.get(memberId), fields));
    }

    private void markChanged(String memberId) {
        changed.remove(memberId);
        changed.add(memberId);
    }
}
