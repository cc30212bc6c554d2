#!/usr/bin/env bash
# Measures Maillage and other graph libraries side by side, on the same graphs in the same run, and
# prints the table of times. Not in CI: it takes an hour, and a quiet machine.
#   Scripts/benchmark.sh OUT [ARGUMENT OF peers.py matrix...]
#   Scripts/benchmark.sh out/bench --peers maillage networkit igraph scipy --algs load cc pagerank
# The libraries come from PyPI into OUT/venv, those that are not in $BENCHMARK_PYTHON already.
set -euo pipefail
cd "$(dirname "$0")/.."

bench=../shared/bench
if [ ! -f $bench/peers.py ]; then
  echo "skipped: $bench is not there"
  exit 0
fi
[ $# -gt 0 ] || { sed -n 2,6p "$0"; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
shift
python=${BENCHMARK_PYTHON:-$out/venv/bin/python}
if [ ! -x "$python" ]; then
  python3 -m venv "$out/venv"
  "$out/venv/bin/pip" install --quiet -r $bench/requirements.txt
fi
swift build -c release --product MaillageBenchmark >&2
graphs=(lesmis affil20k affil200k rmat14 rmat16 rmat18 lfr10k lfr100k grid316 grid1000)
for graph in "${graphs[@]}"; do
  [ -f "$out/data/$graph.el" ] || "$python" $bench/graphs.py --out "$out/data" "$graph" >&2
done
"$python" $bench/peers.py matrix --data "$out/data" --out "$out" \
  --maillage-bin "$(swift build -c release --show-bin-path)/MaillageBenchmark" "$@" >&2
"$python" $bench/peers.py check --data "$out/data" --out "$out" >&2
"$python" $bench/peers.py table --out "$out"
