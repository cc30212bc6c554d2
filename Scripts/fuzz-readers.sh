#!/usr/bin/env bash
# Runs every reader on input that libFuzzer makes up, a minute each unless told otherwise, and what was
# accepted through its writer and the reader again.
#   Scripts/fuzz-readers.sh [--seconds N] [FORMAT...]
# Findings are kept as .build/fuzzing/FORMAT/crash-*; the corpus stays there for the next run.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=60
if [ "${1:-}" = --seconds ]; then
  seconds=$2
  shift 2
fi

if ! ls "$(dirname "$(command -v swift)")"/../lib/clang/*/lib/*/libclang_rt.fuzzer* > /dev/null 2>&1; then
  echo "skipped: this toolchain has no libFuzzer"
  exit 0
fi
swift build --package-path Scripts/fuzzing --scratch-path .build/fuzzing/build -c release \
  -Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld > .build/fuzzing.log 2>&1 \
  || { tail -30 .build/fuzzing.log; exit 1; }
program=$(swift build --package-path Scripts/fuzzing --scratch-path .build/fuzzing/build -c release --show-bin-path)/FuzzReaders

formats=("$@")
if [ ${#formats[@]} = 0 ]; then
  formats=(maillage-json edge-table adjacency-matrix xlsx edge-list ncol lgl sif adjacency-list graphml gexf gml
    pajek dl dot node-link d3 cytoscape jgf vosviewer matrix-market cordis ftm bods)
fi
status=0
for format in "${formats[@]}"; do
  corpus=.build/fuzzing/$format
  mkdir -p "$corpus"
  # A curated network in the format is where the search begins.
  for network in Graphs/*/; do
    name=$corpus/seed-$(basename "$network")
    [ -e "$name" ] || .build/release/maillage convert "$network" "$name" --to "$format" > /dev/null 2>&1 || true
  done
  if SWIFT_BACKTRACE=enable=no FUZZ_FORMAT=$format "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2000 -max_len=20000 \
    -artifact_prefix="$corpus/" -print_final_stats=1 "$corpus" > "$corpus.log" 2>&1; then
    echo "$format: $(grep -a "number_of_executed_units" "$corpus.log" | grep -o '[0-9]*$') inputs, nothing found"
  else
    status=1
    echo "$format: $(grep -aE "Fatal error|ERROR: libFuzzer|precondition" "$corpus.log" | head -2 | tr '\n' ' ')"
  fi
done
exit $status
