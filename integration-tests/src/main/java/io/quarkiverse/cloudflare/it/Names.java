package io.quarkiverse.cloudflare.it;

import java.util.Map;
import java.util.stream.IntStream;

import io.quarkiverse.cloudflare.room.JoinRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.RoomContext;

/** Which names are free in a room. */
final class Names {

    private Names() {
    }

    /**
     * @throws JoinRefusedException with a name that is free, if this one is not
     */
    static void refuseTaken(String name, Member member, RoomContext room) {
        if (isTaken(name, member, room)) {
            // A room has fewer members than this has candidates, so one of them is free.
            String suggestion = IntStream.rangeClosed(2, MeetRoom.CAPACITY + 1).mapToObj(n -> numbered(name, n))
                    .filter(candidate -> !isTaken(candidate, member, room)).findFirst().orElseThrow();
            throw new JoinRefusedException("name_taken", Map.of("suggestion", suggestion));
        }
    }

    /** A user's other devices share its name; anyone else needs one of their own. */
    private static boolean isTaken(String name, Member member, RoomContext room) {
        return room.localMembers().stream()
                .filter(other -> !other.key().equals(member.key()))
                .anyMatch(other -> Face.known(other).filter(face -> face.isCalled(name)).isPresent());
    }

    private static String numbered(String name, int number) {
        String suffix = " " + number;
        int kept = Math.min(name.length(), Guest.LONGEST_NAME - suffix.length());
        return name.substring(0, kept).strip() + suffix;
    }
}
