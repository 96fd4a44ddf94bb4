#!/bin/sh
# Builds the extension and the micro-benchmarks, and runs them on one core. Arguments go to JMH: src/bench/java/run.sh Frame -prof gc
set -eu
cd "$(dirname "$0")"
(cd ../../.. && ./mvnw -B -q -DskipTests install)
../../../mvnw -B -q -f ../pom.xml -pl java package
exec taskset -c 0 java -cp "target/classes:target/lib/*" org.openjdk.jmh.Main "$@"
