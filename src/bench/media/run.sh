#!/bin/sh
# Builds everything, then measures; src/bench/README.md says what and how to read it.
#   src/bench/media/run.sh [--quick|--guide] [first-frame|join-cpu …]
# Needs Linux with two free cores, a JDK, Node with npm, and Chromium. JVM_OPTIONS reach the server of join-cpu.
set -eu
cd "$(dirname "$0")"
root=../../..
log=target/build.log
mkdir -p target

if [ -z "${SKIP_BUILD:-}" ]; then
    echo "Building; see src/bench/media/$log" >&2
    : > "$log"
    (cd $root && ./mvnw -B -q -DskipTests -Dnative-check.skip=true install) >> "$log" 2>&1 || { tail -40 "$log" >&2; exit 1; }
    $root/mvnw -B -q -f ../pom.xml -pl media/server package >> "$log" 2>&1 || { tail -40 "$log" >&2; exit 1; }
    # What integration-tests has installed is used here, too.
    (cd $root/integration-tests && npm ci --ignore-scripts --no-audit --no-fund) >> "$log" 2>&1 || { tail -40 "$log" >&2; exit 1; }
fi
exec node bench.mjs "$@"
