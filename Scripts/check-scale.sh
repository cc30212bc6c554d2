#!/usr/bin/env bash
# Loads a graph of 10^8 ties from a text file and runs components, PageRank, core numbers and Leiden on it,
# each in a process of its own whose memory must stay below 12 GiB; then opens it as a snapshot.
# Not in CI: it takes half an hour, 3 GB of disk and a quiet machine.
#
# Usage: Scripts/check-scale.sh [TIES [SCALE]]      (100000000 and 23: 2^23 vertices)
set -euo pipefail
cd "$(dirname "$0")/.."
ties=${1:-100000000}
scale=${2:-23}
limit=$((12 * 1024 * 1024))

swift build -c release --product MaillageBenchmark >&2
benchmark=$(swift build -c release --show-bin-path)/MaillageBenchmark
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
graph=$folder/large.el
"$benchmark" generate --scale "$scale" --edges "$ties" --output "$graph"
ls -l "$graph" | awk '{ printf "%.2f GB of text\n", $5 / 1e9 }'

printf '%-12s %10s %12s %8s %8s %8s %10s\n' kernel vertices ties load/s run/s GiB bytes/tie
failed=0
for kernel in components pagerank kcore leiden load_bin; do
  TMPDIR=$folder "$benchmark" bench "$kernel" --input "$graph" --reps 1 --budget 1 --tolerance 1e-8 \
    | tail -n 1 > "$folder/result.json"
  python3 - "$folder/result.json" "$limit" << 'PYTHON' || failed=1
import json, sys
r = json.load(open(sys.argv[1]))
print("%-12s %10d %12d %8.1f %8.2f %8.2f %10.2f" % (
    r["kernel"], r["n"], r["m"], r["load_s"], r["median_s"], r["peak_rss_kib"] / 2**20, r["bytes_per_edge"]))
sys.exit(r["peak_rss_kib"] > int(sys.argv[2]))
PYTHON
done
[ $failed = 0 ] || echo "error: more than 12 GiB of memory were used"
exit $failed
