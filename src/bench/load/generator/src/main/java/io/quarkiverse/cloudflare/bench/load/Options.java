package io.quarkiverse.cloudflare.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What to run, and for how long.
 *
 * @param quick shorter and fewer runs: to see that all works, not to quote
 * @param guide whether the tables replace those of the guide
 */
record Options(boolean quick, boolean guide, Set<ServerKind> servers, List<String> scenarios) {

    static final List<String> ALL = List.of("saturated", "openloop", "memory", "storm", "stalled");

    static Options parse(String[] arguments) {
        boolean quick = false;
        boolean guide = false;
        Set<ServerKind> servers = EnumSet.allOf(ServerKind.class);
        List<String> scenarios = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals("--quick")) {
                quick = true;
            } else if (argument.equals("--guide")) {
                guide = true;
            } else if (argument.startsWith("--servers=")) {
                servers = EnumSet.noneOf(ServerKind.class);
                for (String name : argument.substring(argument.indexOf('=') + 1).split(",")) {
                    servers.add(ServerKind.valueOf(name.toUpperCase().replace('-', '_')));
                }
            } else if (ALL.contains(argument)) {
                scenarios.add(argument);
            } else {
                throw new IllegalArgumentException("Unknown: %s. Scenarios are %s, servers %s".formatted(argument, ALL,
                        Arrays.toString(ServerKind.values())));
            }
        }
        if (quick && guide) {
            throw new IllegalArgumentException("Quick figures are not for the guide");
        }
        return new Options(quick, guide, servers, scenarios.isEmpty() ? ALL : scenarios);
    }

    long jitWarmUp() {
        return seconds(quick ? 4 : 8);
    }

    long cellWarmUp() {
        return seconds(1);
    }

    long saturatedCell() {
        return seconds(quick ? 1 : 3);
    }

    long openLoopCell() {
        return seconds(quick ? 3 : 10);
    }

    int openLoopRounds() {
        return quick ? 1 : 5;
    }

    long settle() {
        return seconds(quick ? 2 : 6);
    }

    /** How often a scenario whose result is one moment is repeated. */
    int repeats() {
        return quick ? 1 : 3;
    }

    private static long seconds(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
