package io.quarkiverse.cloudflare.it;

import java.util.List;

/**
 * The colors of Meet's guests. They are names: how each looks, in light and in dark, is decided by the style sheet.
 */
final class Palette {

    private static final List<String> COLORS = List.of("red", "orange", "green", "teal", "blue", "indigo", "violet", "pink");

    private Palette() {
    }

    /**
     * @param wish what a client asked for; may be {@code null} or nonsense
     * @return the wish if it is a color, else one that a name always gets
     */
    static String colorOf(String wish, String name) {
        return wish != null && COLORS.contains(wish) ? wish : COLORS.get(Math.floorMod(name.hashCode(), COLORS.size()));
    }
}
