#!/usr/bin/env bash
# Draws and reports the curated networks in both languages, and the test graphs of ../shared where that
# is present, and grades every figure; of the curated networks all kinds of `draw --figure`. Fails when
# one but small multiples passes fewer checks than asked for: all thirty, or LEAST. The checks that are not passed are
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

# A test graph as a network folder, with the source and the date that a figure has to name.
graph_as_network() {
  python3 - "$1" "$2" << 'PYTHON'
import csv, json, os, sys

path, folder = sys.argv[1:]
graph = json.load(open(path, encoding="utf-8"))
os.makedirs(folder, exist_ok=True)
sources = {
    "karate": ("Zachary, An information flow model for conflict and fission in small groups", "1977"),
    "lesmis": ("Knuth, The Stanford GraphBase: characters of Les Misérables", "1993"),
}
title, year = sources.get(graph["name"], ("Synthetic test graph " + graph["name"], "2025"))

def slug(text):
    return "-".join(part.lower() for part in text.split() if part.isalnum())

def write(name, header, rows):
    with open(os.path.join(folder, name), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)

write("actors.csv", ["id", "name", "kind", "group"],
      [[n["id"], n["name"], slug(n.get("type", "")), n.get("group", "")] for n in graph["nodes"]])
types = sorted({n["type"] for n in graph["nodes"] if "type" in n})
write("kinds.csv", ["kind", "of", "label_en", "label_fr"],
      [[slug(name), "actor", name, name] for name in types])
rows = []
for number, edge in enumerate(graph["edges"]):
    amount = edge.get("amount_keur")
    rows.append([f"r{number:03}", edge["source"], edge["target"], edge.get("kind", "partnership"),
                 amount * 1000 if amount else "", "EUR" if amount else "", edge.get("weight", "")])
write("relations.csv", ["id", "source", "target", "kind", "amount", "currency", "weight"], rows)
write("sources.csv", ["id", "title", "date"], [["s1", title, year]])
json.dump({"profile": "tabular-data-package", "name": graph["name"],
           "title": f"Test graph {graph['name']}", "resources": []},
          open(os.path.join(folder, "datapackage.json"), "w"))
PYTHON
}

# All kinds but the map, which is drawn of every network.
kinds=(multiples circular concentric bipartite layered geographic sankey matrix chord ternary ranking
  scatter)
networks=(Graphs/*/)
curated=${#networks[@]}
if [ -d ../shared/tools/graphs ] && command -v python3 > /dev/null; then
  for graph in ../shared/tools/graphs/*.json; do
    network=$folder/networks/$(basename "$graph" .json)
    graph_as_network "$graph" "$network"
    networks+=("$network")
  done
fi

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
# Small multiples are printed and not held to anything yet: their panels name a few actors each.
echo "$summary" | grep -v 'draw-multiples.svg' | awk -v least="$least" -F': ' '
  { split($2, words, " "); if (words[1] + 0 < least) { below++ } }
  END { if (below) { print below " figures pass fewer than " least " checks"; exit 1 } }'
