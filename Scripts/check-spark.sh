#!/usr/bin/env bash
# Runs the job of Scripts/spark in local mode, on a directed graph of 10^5 ties and on a curated
# network, and compares each result with that of our own engine.
#
# Usage: Scripts/check-spark.sh MAILLAGE [SECONDS]      (100 for each of two jobs)
# Needs Java 17 and Spark (see Scripts/spark/submit.sh); installs them where it may within two minutes,
# and says that it was skipped where they are not there.
set -euo pipefail
maillage=$(realpath "${1:?Usage: Scripts/check-spark.sh MAILLAGE [SECONDS]}")
seconds=${2:-100}
cd "$(dirname "$0")/.."

skip() {
  echo "skipped: $1"
  exit 0
}
command -v python3 > /dev/null || skip "Python is not there, which compares the results"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! command -v "$java" > /dev/null && command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
  timeout 100 sh -c 'apt-get update && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends openjdk-17-jre-headless' > /dev/null 2>&1 || true
fi
command -v "$java" > /dev/null || skip "Java is not installed"

# The source package of pyspark holds Spark as it is; nothing has to be built of it.
unpacked=$PWD/.build/spark-4.3.0
if [ -z "${SPARK_HOME:-}" ] && ! "${PYTHON:-python3}" -c 'import pyspark' 2> /dev/null \
  && [ ! -d "$unpacked" ]; then
  download=$(mktemp -d)
  if python3 -m venv "$download/venv" > /dev/null 2>&1 \
    && timeout 100 "$download/venv/bin/pip" download --quiet --no-deps --no-cache-dir \
      -d "$download" pyspark==4.3.0 > /dev/null 2>&1 \
    && tar -xzf "$download"/pyspark-4.3.0.tar.gz -C "$download" --wildcards \
      '*/deps/bin/*' '*/deps/jars/*'; then
    mkdir -p .build
    mv "$download"/pyspark-4.3.0/deps "$unpacked"
  fi
  rm -rf "$download"
fi
if [ -z "${SPARK_HOME:-}" ] && [ -d "$unpacked" ]; then export SPARK_HOME=$unpacked; fi
[ -n "${SPARK_HOME:-}" ] || "${PYTHON:-python3}" -c 'import pyspark' 2> /dev/null \
  || skip "Spark is not installed, and cannot be in time"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export MASTER='local[2]' SPARK_OPTIONS='--driver-memory 1g'
# Short jobs gain nothing from code that is compiled to run for hours.
export JAVA_TOOL_OPTIONS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
python3 Scripts/check-spark.py graph > "$folder/ties.wel"

# check NAME NETWORK LANDMARK WEIGHT MEASURES [OPTION...]
check() {
  local name=$1 network=$2 landmark=$3 weight=$4 measures=$5
  shift 5
  "$maillage" spark export "$network" "$folder/$name" --landmark "$landmark" --weight "$weight" "$@"
  local status=0
  timeout "$seconds" Scripts/spark/submit.sh "$folder/$name" --measures "$measures" --partitions 2 \
    --rounds 5 --tolerance 1e-8 2> "$folder/messages" || status=$?
  [ $status != 124 ] || skip "the job took longer than $seconds seconds; give SECONDS for more"
  [ $status = 0 ] || { cat "$folder/messages"; exit 1; }
  "$maillage" spark import "$folder/$name" --format csv > "$folder/spark.csv"
  # Degrees and distances count ties here; weights are for PageRank.
  "$maillage" measure "$network" degree core-number triangles distances --from-actor "$landmark" \
    "$@" --format csv > "$folder/own.csv"
  "$maillage" measure "$network" pagerank --weight "$weight" "$@" --format csv > "$folder/rank.csv"
  "$maillage" measure "$network" components "$@" --format csv > "$folder/components.csv"
  printf '%s: ' "$name"
  python3 Scripts/check-spark.py compare "$folder"/{spark,own,rank,components}.csv
}
check directed "$folder/ties.wel" 7 strength \
  degree,pagerank,components,label-propagation,triangles,core-number,landmarks \
  --directed --directed-table
check curated Graphs/aix-marseille-health aix-marseille-university count \
  degree,pagerank,components,core-number,landmarks
