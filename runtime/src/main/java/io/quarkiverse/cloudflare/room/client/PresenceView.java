package io.quarkiverse.cloudflare.room.client;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.cloudflare.presence.PresenceEntry;
import io.quarkiverse.cloudflare.presence.PresenceMeta;

/**
 * Who is in a room at one moment. Immutable.
 */
public final class PresenceView {

    static final PresenceView EMPTY = new PresenceView(new TreeMap<>());

    private final SortedMap<String, User> users;

    PresenceView(SortedMap<String, User> users) {
        this.users = users;
    }

    /** What the wire says of one user. */
    record User(PresenceEntry entry, ObjectNode description) {
    }

    /**
     * @return how many users are there
     */
    public int size() {
        return users.size();
    }

    /**
     * @return the users that are there
     */
    public Set<String> keys() {
        return Set.copyOf(users.keySet());
    }

    /**
     * @return whether this user is there, on any device
     */
    public boolean has(String key) {
        return users.containsKey(key);
    }

    /**
     * @return the user's devices, oldest first; empty if the user is not there
     */
    public List<PresenceMeta> metas(String key) {
        User user = users.get(key);
        return user == null ? List.of() : copy(user.entry().metas());
    }

    /**
     * @return all users with their devices
     */
    public Map<String, List<PresenceMeta>> metas() {
        Map<String, List<PresenceMeta>> metas = new TreeMap<>();
        users.forEach((key, user) -> metas.put(key, copy(user.entry().metas())));
        return metas;
    }

    /**
     * @return what a {@code MemberDirectory} told of the user; an empty object if nothing, or the user is not there
     */
    public ObjectNode description(String key) {
        User user = users.get(key);
        return user == null ? JsonNodeFactory.instance.objectNode() : user.description().deepCopy();
    }

    // Nodes can be changed; the mirror's must not be.
    private static List<PresenceMeta> copy(List<PresenceMeta> metas) {
        return metas.stream().map(meta -> new PresenceMeta(meta.memberId(), meta.ref(), meta.fields().deepCopy())).toList();
    }

    @Override
    public String toString() {
        return "Presence" + users.keySet();
    }
}
