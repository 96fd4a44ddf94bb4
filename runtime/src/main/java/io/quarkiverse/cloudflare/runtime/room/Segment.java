package io.quarkiverse.cloudflare.runtime.room;

/**
 * What stands between two colons of a {@link RoomPattern}.
 *
 * @param parameter whether it matches any text
 * @param text the literal, or the name of the parameter
 */
record Segment(boolean parameter, String text) implements Comparable<Segment> {

    static Segment parse(String pattern, String part) {
        if (part.isEmpty()) {
            throw new IllegalArgumentException("The room pattern '" + pattern
                    + "' has an empty segment; remove a colon, or write a name beside it");
        }
        if (part.equals("*")) {
            throw new IllegalArgumentException("The room pattern '" + pattern
                    + "' has a '*', which is no wildcard here; write a parameter such as '{roomId}'");
        }
        boolean opens = part.startsWith("{");
        if (opens && part.indexOf('}') < 0) {
            throw new IllegalArgumentException("The room pattern '" + pattern
                    + "' has a brace that is not closed in '" + part + "'; write '" + part + "}'");
        }
        if (!opens && part.endsWith("}") && part.indexOf('{') < 0) {
            throw new IllegalArgumentException("The room pattern '" + pattern
                    + "' has a brace that is not opened in '" + part + "'; write '{" + part + "'");
        }
        if (!opens && part.indexOf('{') < 0 && part.indexOf('}') < 0) {
            return new Segment(false, part);
        }
        if (!opens || part.indexOf('{', 1) > 0 || part.indexOf('}') != part.length() - 1) {
            throw new IllegalArgumentException("The room pattern '" + pattern + "' mixes a literal and braces in '" + part
                    + "'; give the parameter a segment of its own, set off by colons");
        }
        return new Segment(true, name(pattern, part.substring(1, part.length() - 1)));
    }

    private static String name(String pattern, String name) {
        boolean identifier = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0));
        for (int i = 1; identifier && i < name.length(); i++) {
            identifier = Character.isJavaIdentifierPart(name.charAt(i));
        }
        if (!identifier) {
            throw new IllegalArgumentException("The room pattern '" + pattern + "' has a parameter '{" + name
                    + "}' whose name is no Java identifier; write for example '{roomId}'");
        }
        return name;
    }

    boolean matchesTheSameAs(Segment other) {
        return parameter == other.parameter && (parameter || text.equals(other.text));
    }

    @Override
    public int compareTo(Segment other) {
        int order = Boolean.compare(parameter, other.parameter);
        return order != 0 ? order : text.compareTo(other.text);
    }
}
