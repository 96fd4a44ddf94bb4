#!/bin/sh
# Builds everything, then measures; src/bench/README.md says what and how to read it.
#   src/bench/calls/run.sh [--quick|--guide] [overhead|sessions …]
# Needs Linux with two free cores and a JDK. JVM_OPTIONS reach the measured program, for example a flight recording.
set -eu
cd "$(dirname "$0")"
root=../../..
log=target/build.log
port=19200
mkdir -p target

if [ -z "${SKIP_BUILD:-}" ]; then
    echo "Building; see src/bench/calls/$log" >&2
    : > "$log"
    (cd $root && ./mvnw -B -q -DskipTests install -pl runtime,deployment -am) >> "$log" 2>&1 || { tail -40 "$log" >&2; exit 1; }
    $root/mvnw -B -q -f ../pom.xml -pl load/generator,calls package >> "$log" 2>&1 || { tail -40 "$log" >&2; exit 1; }
fi
taskset -c 1 java -Xms64m -Xmx256m -XX:+UseSerialGC -cp target/classes \
    io.quarkiverse.cloudflare.bench.calls.Responder $port > target/responder.log 2>&1 &
responder=$!
# Waits, so that the port is free for the next run.
trap 'kill $responder 2> /dev/null || true; wait $responder 2> /dev/null || true' EXIT
# Not exec: the trap is needed.
# shellcheck disable=SC2086
taskset -c 0 java -Xms256m -Xmx512m -XX:+UseSerialGC ${JVM_OPTIONS:-} -Dbench.port=$port \
    -jar target/quarkus-app/quarkus-run.jar "$@"
