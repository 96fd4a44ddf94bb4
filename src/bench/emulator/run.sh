#!/bin/sh
# Builds the emulator, then measures; src/bench/README.md says what and how to read it.
#   src/bench/emulator/run.sh [--quick|--guide] [forwarding|connecting|idle …]
#   src/bench/emulator/run.sh soak [seconds]
# Needs Linux with two free cores, a JDK, Node with npm, and Chromium. JVM_OPTIONS reach the emulator.
set -eu
cd "$(dirname "$0")"
root=../../..
log=target/build.log
mkdir -p target

if [ -z "${SKIP_BUILD:-}" ]; then
    echo "Building; see src/bench/emulator/$log" >&2
    : > "$log"
    (cd $root && ./mvnw -B -q -DskipTests package -pl runtime,deployment -am) >> "$log" 2>&1 || { tail -40 "$log" >&2; exit 1; }
    # What integration-tests has installed is used here, too.
    (cd $root/integration-tests && npm ci --ignore-scripts --no-audit --no-fund) >> "$log" 2>&1 || { tail -40 "$log" >&2; exit 1; }
fi
jar=$(ls $root/deployment/target/*-emulator.jar)
if [ "${1:-}" = soak ]; then
    export SOAK_SECONDS="${2:-600}"
    exec node soak.mjs "$jar"
fi
exec node bench.mjs "$jar" "$@"
