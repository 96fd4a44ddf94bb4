package io.quarkiverse.cloudflare.runtime.media.whip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.quarkiverse.cloudflare.room.RoomAddress;

/** The sessions of WHIP and WHEP on this node. Thread-safe. */
public class Legs {

    private final Map<String, Leg> legs = new LinkedHashMap<>(); // guarded by this; by id, the oldest first
    private final Map<RoomAddress, Integer> seats = new HashMap<>(); // guarded by this; kept ones, never 0

    synchronized void add(Leg leg) {
        legs.put(leg.session().id(), leg);
    }

    /** @return whether it was there */
    synchronized boolean remove(Leg leg) {
        return legs.remove(leg.session().id(), leg);
    }

    /** @return what a URL stands for; empty if that is over, or was never there */
    synchronized Optional<Leg> find(Role role, RoomAddress address, String id) {
        return Optional.ofNullable(legs.get(id)).filter(leg -> is(leg, role, address));
    }

    /** @return the broadcast of a room; of several, the one that began last */
    synchronized Optional<Leg> broadcast(RoomAddress address) {
        List<Leg> found = all(leg -> is(leg, Role.BROADCAST, address));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** @return the broadcasts that were begun with a token: one, or two for a moment */
    synchronized List<Leg> broadcastsWith(RoomAddress address, String tokenId) {
        return all(leg -> is(leg, Role.BROADCAST, address) && leg.tokenId().equals(tokenId));
    }

    /** @return what a member broadcasts */
    synchronized Optional<Leg> broadcastOf(String memberId) {
        return all(leg -> leg.isOfMember(memberId)).stream().findFirst();
    }

    /** @return who receives from a session */
    synchronized List<Leg> viewersOf(String alias) {
        return all(leg -> leg.session().role() == Role.VIEWER
                && leg.media().pulls().stream().anyMatch(pull -> pull.publisherAlias().equals(alias)));
    }

    /**
     * Keeps a place for a viewer to come, until {@link #leaveSeat}; from {@link #add} on it counts by itself.
     *
     * @param limit 0 for none
     * @return whether there was one
     */
    synchronized boolean takeSeat(RoomAddress address, int limit) {
        int coming = seats.getOrDefault(address, 0);
        if (limit > 0 && all(leg -> is(leg, Role.VIEWER, address)).size() + coming >= limit) {
            return false;
        }
        seats.put(address, coming + 1);
        return true;
    }

    synchronized void leaveSeat(RoomAddress address) {
        seats.computeIfPresent(address, (room, coming) -> coming == 1 ? null : coming - 1);
    }

    synchronized List<Leg> all(Predicate<Leg> wanted) {
        List<Leg> found = new ArrayList<>(legs.values());
        found.removeIf(wanted.negate());
        return found;
    }

    private static boolean is(Leg leg, Role role, RoomAddress address) {
        return leg.session().role() == role && leg.session().address().equals(address);
    }
}
