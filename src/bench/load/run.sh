#!/bin/sh
# Builds everything, then measures; src/bench/README.md says what and how to read it.
#   src/bench/load/run.sh [--quick|--guide] [--servers=rooms,vertx,…] [saturated|openloop|memory|storm|stalled …]
# Needs Linux with two free cores, a JDK with jcmd, Node and npm. TRANSPORT=epoll: Netty's native transport for all on the JVM.
set -eu
cd "$(dirname "$0")"
root=../../..
log=target/build.log
mkdir -p target

build() {
    "$@" >> "$log" 2>&1 || { tail -40 "$log" >&2; exit 1; }
}

if [ -z "${SKIP_BUILD:-}" ]; then
    echo "Building; see src/bench/load/$log" >&2
    : > "$log"
    (cd $root && ./mvnw -B -q -DskipTests install) >> "$log" 2>&1 || { tail -40 "$log" >&2; exit 1; }
    build $root/mvnw -B -q -f ../pom.xml -pl load/generator,load/servers/bare,load/servers/wsnext,load/servers/rooms package
    build npm --prefix servers/socketio ci
fi
ulimit -n 16384
exec taskset -c 1 java -Xms512m -Xmx1g -XX:+UseSerialGC -Dtransport="${TRANSPORT:-nio}" \
    -cp generator/target/classes io.quarkiverse.cloudflare.bench.load.LoadBench "$@"
