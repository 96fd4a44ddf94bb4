package io.quarkiverse.cloudflare.runtime.presence;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.presence.PresenceMeta;

/**
 * What one member shows, under one reference. It never changes: an update is another one of these.
 *
 * @param change counts the changes of the table; a higher one is newer
 * @param meta as on the wire; shared by states and diffs, so nobody may change it
 */
record TrackedMember(String memberId, String key, String ref, long change, ObjectNode meta) {

    private static final String REF = "phx_ref";
    private static final String PREVIOUS_REF = "phx_ref_prev";
    private static final String ID = "id";
    private static final List<String> OURS = List.of(REF, PREVIOUS_REF, ID);

    /**
     * @param known what the others know of this member; null if nothing
     */
    static TrackedMember of(String memberId, String key, String ref, long change, TrackedMember known, ObjectNode fields) {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put(REF, ref);
        if (known != null && known.key.equals(key)) {
            meta.put(PREVIOUS_REF, known.ref);
        }
        meta.put(ID, memberId);
        fields.properties().forEach(field -> {
            if (!OURS.contains(field.getKey())) {
                meta.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        return new TrackedMember(memberId, key, ref, change, meta);
    }

    /** The metas of these members under their keys, as states and both halves of a diff hold them. */
    static ObjectNode byKey(Iterable<TrackedMember> members) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        for (TrackedMember member : members) {
            keys.withObjectProperty(member.key).withArrayProperty("metas").add(member.meta);
        }
        return keys;
    }

    /** The application's fields, in a copy. */
    ObjectNode fields() {
        return meta.deepCopy().remove(OURS);
    }

    /** The application's fields with these set; a JSON null removes one. */
    ObjectNode fieldsWith(ObjectNode others) {
        ObjectNode merged = fields();
        others.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), field.getValue());
            }
        });
        return merged.remove(OURS);
    }

    PresenceMeta toPresenceMeta() {
        return new PresenceMeta(memberId, ref, fields());
    }
}
