package io.quarkiverse.cloudflare.it;

import io.quarkiverse.cloudflare.room.JoinRefusedException;

/**
 * What someone joins a room of Meet with.
 *
 * @param name 1 to {@value #LONGEST_NAME} characters, blanks around it not counted
 */
record Guest(String name) {

    static final int LONGEST_NAME = 40;

    /**
     * @return how the guest may enter a room: its name without blanks around it
     * @throws JoinRefusedException if there is no name, or it is too long
     */
    Face admitted() {
        String trimmed = name == null ? "" : name.strip();
        if (trimmed.isEmpty()) {
            throw new JoinRefusedException("name_required");
        }
        if (trimmed.length() > LONGEST_NAME) {
            throw new JoinRefusedException("name_too_long");
        }
        return new Face(trimmed, false, false, true);
    }
}
