#!/usr/bin/env bash
# Draws and reports the curated networks in both languages, and the test graphs of ../shared where that
# is present, and grades every figure; of the curated networks all kinds of `draw --figure`. Fails when
# one passes fewer checks than asked for: all thirty, or LEAST. The checks that are not passed are
# printed in any case, and the kinds that a network has no data for.
#
# Usage: Scripts/grade-figures.sh MAILLAGE [--least LEAST] [FOLDER]   (the figures stay in FOLDER when
# it is given)
set -euo pipefail
cd "$(dirname "$0")/.."
maillage=$1
least=30
if [ "${2:-}" = --least ]; then
  least=$3
  shift 2
fi
folder=${2:-}
if [ -z "$folder" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
fi
mkdir -p "$folder"

# All kinds but the map, which is drawn of every network.
kinds=(multiples circular concentric bipartite layered geographic sankey matrix chord ternary ranking
  scatter)
networks=(Graphs/*/)
curated=${#networks[@]}
if [ -d ../shared/tools/graphs ] && command -v python3 > /dev/null; then
  for graph in ../shared/tools/graphs/*.json; do
    network=$folder/networks/$(basename "$graph" .json)
    python3 Scripts/graph-as-network.py "$graph" "$network"
    networks+=("$network")
  done
fi

# Five hundred actors, which crowd every kind that gives each a place.
crowd=$folder/crowd.csv
{
  echo source,target
  for ((actor = 1; actor < 500; actor++)); do
    echo "Regional Institute $(((actor - 1) / 4)),Regional Institute $actor"
  done
} > "$crowd"
# And two thousand in groups, which become a map of dots.
dots=$folder/dots.csv
{
  echo source,target
  for ((actor = 1; actor < 2000; actor++)); do
    echo "Institute $((actor / 40 * 40)),Institute $actor"
    echo "Institute $((actor * 7919 % 2000)),Institute $actor"
  done
} > "$dots"
for language in en fr; do
  mkdir -p "$folder/crowd-$language"
  "$maillage" draw "$dots" --date 2024 --language $language -o "$folder/crowd-$language/draw-dots.svg"
  for kind in map circular concentric bipartite layered ranking scatter; do
    "$maillage" draw "$crowd" --figure "$kind" --date 2024 --language $language \
      -o "$folder/crowd-$language/draw-$kind.svg"
  done
done

for place in "${!networks[@]}"; do
  network=${networks[$place]}
  name=$(basename "$network")
  for language in en fr; do
    figures=$folder/$name-$language
    rm -rf "$figures"
    mkdir -p "$figures"
    "$maillage" draw "$network" --language $language -o "$figures/draw.svg"
    "$maillage" report "$network" --language $language -o "$figures/report"
    [ "$place" -lt "$curated" ] || continue
    for kind in "${kinds[@]}"; do
      "$maillage" draw "$network" --figure "$kind" --language $language \
        -o "$figures/draw-$kind.svg" 2> "$folder/messages.txt" && continue
      # What a network cannot show is no fault of a figure; anything else is.
      if grep -qE "needs places|two columns need|states a date" "$folder/messages.txt"; then
        echo "$name-$language: no $kind figure: $(sed 's/^error: //' "$folder/messages.txt")"
      else
        cat "$folder/messages.txt" >&2
        exit 1
      fi
    done
  done
done

"$maillage" grade "$folder"/*/draw*.svg "$folder"/*/report/figures/*.svg > "$folder/grades.txt" || true
summary=$(grep -E ' of 30 checks passed' "$folder/grades.txt" | sed "s|^$folder/||" | sort -u)
count=$(ls "$folder"/*/draw*.svg "$folder"/*/report/figures/*.svg | wc -l)
echo "$summary"
[ "$(echo "$summary" | wc -l)" = "$count" ] || { echo "not every figure was graded"; exit 1; }
echo "$summary" | awk -v least="$least" -F': ' '
  { split($2, words, " "); if (words[1] + 0 < least) { below++ } }
  END { if (below) { print below " figures pass fewer than " least " checks"; exit 1 } }'
