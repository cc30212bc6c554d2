#!/usr/bin/env bash
# Draws the pictures of the documentation anew; with --check, only says which differ.
#
# Usage: Scripts/draw-pictures.sh MAILLAGE [--check]
set -euo pipefail
cd "$(dirname "$0")/.."
maillage=$1
resources=Sources/NetworkDiagram/NetworkDiagram.docc/Resources
target=$resources
if [ "${2:-}" = --check ]; then
  target=$(mktemp -d)
  trap 'rm -rf "$target"' EXIT
else
  mkdir -p "$resources"
fi

"$maillage" draw Graphs/marseille-immunology-biocluster --page 247x190 \
  -o "$target/marseille-immunology-biocluster.svg"

"$maillage" draw Graphs/aix-marseille-health --page 247x220 --clusters --connected-only \
  -o "$target/aix-marseille-health-clusters.svg"
"$maillage" draw Graphs/aix-marseille-health --figure sankey --page 247x130 \
  -o "$target/aix-marseille-health-money.svg"

[ "$target" = "$resources" ] || diff -rq "$resources" "$target"
