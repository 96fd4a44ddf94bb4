package io.quarkiverse.cloudflare.it;

import io.quarkiverse.cloudflare.room.JoinRefusedException;

/**
 * How someone in Meet appears to the others: what a client joins with, and the meta of its presence.
 *
 * @param name 1 to {@value #LONGEST_NAME} characters once it is admitted
 * @param color one of {@link Palette}
 */
record Guest(String name, String color) {

    static final int LONGEST_NAME = 40;

    /**
     * @return the guest as it may enter a room: a name without blanks around it, a color of the palette
     * @throws JoinRefusedException if there is no name, or it is too long
     */
    Guest admitted() {
        String trimmed = name == null ? "" : name.strip();
        if (trimmed.isEmpty()) {
            throw new JoinRefusedException("name_required");
        }
        if (trimmed.length() > LONGEST_NAME) {
            throw new JoinRefusedException("name_too_long");
        }
        return new Guest(trimmed, Palette.colorOf(color, trimmed));
    }

    /** Names that people would confuse are the same. */
    boolean isCalled(String other) {
        return name.equalsIgnoreCase(other);
    }
}
