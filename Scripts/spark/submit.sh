#!/usr/bin/env bash
# Builds the job of measures and submits it to Spark, for a folder of `maillage spark export`.
#
#   Scripts/spark/submit.sh FOLDER [OPTION OF Measures.scala...]
#   Scripts/spark/submit.sh out/spark --measures pagerank,components
#
# Spark is that of SPARK_HOME, else of the Python package pyspark (PYTHON names another Python), and
# needs Java 17. MASTER says where the job runs: all cores of this machine unless given, else such as
# yarn or spark://host:7077; then FOLDER is a path that every machine sees, such as hdfs://… .
# SPARK_OPTIONS are further options of spark-submit, such as "--driver-memory 8g".
# Exit status: that of the job; 2 for wrong usage, 3 where Spark or Java is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

if [ $# -eq 0 ]; then
  sed -n 2,12p "$0" >&2
  exit 2
fi
if [ -z "${SPARK_HOME:-}" ]; then
  SPARK_HOME=$("${PYTHON:-python3}" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))' \
    2> /dev/null) || SPARK_HOME=""
fi
if [ ! -x "$SPARK_HOME/bin/spark-submit" ] || ! ls "$SPARK_HOME"/jars/spark-graphx_*.jar > /dev/null 2>&1; then
  echo "error: Spark with GraphX is not installed; set SPARK_HOME, or install the Python package pyspark" >&2
  exit 3
fi
export SPARK_HOME
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! command -v "$java" > /dev/null; then
  echo "error: Java is not installed; Spark needs Java 17" >&2
  exit 3
fi

# Compiled with the compiler that Spark brings, and again only when the source or Spark has changed.
build=${MAILLAGE_SPARK_BUILD:-$here/../../.build/spark-job}
mkdir -p "$build"
build=$(cd "$build" && pwd)
key=$({ cat "$here/Measures.scala"; ls "$SPARK_HOME/jars"; } | sha256sum | cut -c 1-16)
jar=$build/measures-$key.jar
if [ ! -f "$jar" ]; then
  "$java" -cp "$SPARK_HOME/jars/*" scala.tools.nsc.Main -usejavacp -nowarn \
    -d "$build/unfinished-$$.jar" "$here/Measures.scala"
  mv "$build/unfinished-$$.jar" "$jar"
fi

# shellcheck disable=SC2086
exec "$SPARK_HOME/bin/spark-submit" --master "${MASTER:-local[*]}" --class Measures \
  --conf spark.ui.enabled=false ${SPARK_OPTIONS:-} "$jar" "$@"
