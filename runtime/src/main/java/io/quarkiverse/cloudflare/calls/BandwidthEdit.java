package io.quarkiverse.cloudflare.calls;

import java.util.List;

/**
 * Replaces or adds {@code b=AS} and {@code b=TIAS} in a section.
 */
final class BandwidthEdit {

    private static final String KILOBITS = "b=AS:";
    private static final String BITS = "b=TIAS:";

    private final String kilobits;
    private final String bits;

    BandwidthEdit(long bitsPerSecond) {
        if (bitsPerSecond < 1) {
            throw new IllegalArgumentException("A bandwidth must be at least 1 bit per second; found " + bitsPerSecond);
        }
        kilobits = KILOBITS + ((bitsPerSecond - 1) / 1000 + 1);
        bits = BITS + bitsPerSecond;
    }

    SdpSection apply(SdpSection section) {
        boolean addKilobits = section.lines().stream().noneMatch(line -> line.startsWith(KILOBITS));
        boolean addBits = section.lines().stream().noneMatch(line -> line.startsWith(BITS));
        int place = place(section.lines());
        SdpWriter lines = new SdpWriter(section);
        for (int i = 0; i < section.lines().size(); i++) {
            lines.keep(replaced(section.lines().get(i)));
            if (i == place && addKilobits) {
                lines.add(kilobits);
            }
            if (i == place && addBits) {
                lines.add(bits);
            }
        }
        return lines.section();
    }

    private SdpLine replaced(SdpLine line) {
        if (line.startsWith(KILOBITS)) {
            return line.withText(kilobits);
        }
        return line.startsWith(BITS) ? line.withText(bits) : line;
    }

    /**
     * RFC 8866 wants m=, i=, c=, b=, k=, a=.
     *
     * @return behind which line, the last of those before the first of k= and a=
     */
    private static int place(List<SdpLine> lines) {
        int place = 0;
        for (int i = 1; i < lines.size() && !lines.get(i).is('k') && !lines.get(i).is('a'); i++) {
            if (lines.get(i).is('i') || lines.get(i).is('c') || lines.get(i).is('b')) {
                place = i;
            }
        }
        return place;
    }
}
