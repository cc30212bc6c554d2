#!/bin/sh
# Lays out generated graphs with our engine and with sfdp, igraph (DrL) and s_gd2, one after the other,
# and prints time, stress, neighbourhood preservation and crossings as one table.
# Takes some minutes; not part of the checks of every change.
#
#   Scripts/benchmark-layout.sh                      10 000 vertices
#   Scripts/benchmark-layout.sh 100000 groups        as many as you say, on the graphs that you name
#
# sfdp is taken where Graphviz is installed. igraph and s_gd2 come from PyPI into a virtual environment
# below .build the first time; PYTHON names an interpreter that has them already.
set -eu
cd "$(dirname "$0")/.."
if [ -z "${PYTHON:-}" ]; then
  environment=.build/layout-benchmark
  [ -x "$environment/bin/python" ] || python3 -m venv "$environment"
  "$environment/bin/python" -m pip install --quiet numpy igraph==1.0.0 s_gd2==1.8.1 >&2
  PYTHON=$environment/bin/python
fi
[ -n "${MAILLAGE_BENCHMARK:-}" ] || swift build -c release --product MaillageBenchmark >&2
[ $# -gt 0 ] || set -- 10000
exec "$PYTHON" Scripts/benchmark-layout.py "$@"
