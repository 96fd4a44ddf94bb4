package io.quarkiverse.cloudflare.room;

import java.util.Objects;

/**
 * Who in a room receives a broadcast. Only {@link #all()} gives a broadcast a position.
 */
public sealed interface Audience {

    /** Everyone in the room. */
    static Audience all() {
        return All.INSTANCE;
    }

    /**
     * Everyone but the member whose callback broadcasts. Outside of a member's callback there is no such member, and it is
     * everyone.
     */
    static Audience others() {
        return Others.INSTANCE;
    }

    /** Everyone but the member with this id. */
    static Audience except(String memberId) {
        return new Except(memberId);
    }

    /** The member with this id. */
    static Audience member(String memberId) {
        return new OfMember(memberId);
    }

    /** All members with this {@link Member#key()}: every device of a user. */
    static Audience user(String key) {
        return new OfUser(key);
    }

    /** All members whose identity has this role. */
    static Audience role(String role) {
        return new OfRole(role);
    }

    /** All members with this tag. */
    static Audience tag(String tag) {
        return new OfTag(tag);
    }

    /** All members that the room's {@link Recipients} rule of this name lets through. */
    static Audience named(String rule) {
        return new Named(rule);
    }

    /** See {@link Audience#all()}. */
    enum All implements Audience {
        INSTANCE
    }

    /** See {@link Audience#others()}. */
    enum Others implements Audience {
        INSTANCE
    }

    /** See {@link Audience#except(String)}. */
    record Except(String memberId) implements Audience {
        public Except {
            Objects.requireNonNull(memberId, "memberId");
        }
    }

    /** See {@link Audience#member(String)}. */
    record OfMember(String memberId) implements Audience {
        public OfMember {
            Objects.requireNonNull(memberId, "memberId");
        }
    }

    /** See {@link Audience#user(String)}. */
    record OfUser(String key) implements Audience {
        public OfUser {
            Objects.requireNonNull(key, "key");
        }
    }

    /** See {@link Audience#role(String)}. */
    record OfRole(String role) implements Audience {
        public OfRole {
            Objects.requireNonNull(role, "role");
        }
    }

    /** See {@link Audience#tag(String)}. */
    record OfTag(String tag) implements Audience {
        public OfTag {
            Objects.requireNonNull(tag, "tag");
        }
    }

    /** See {@link Audience#named(String)}. */
    record Named(String rule) implements Audience {
        public Named {
            Objects.requireNonNull(rule, "rule");
        }
    }
}
