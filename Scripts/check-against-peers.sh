#!/usr/bin/env bash
# Compares the measures of the command with independent implementations on random graphs.
#
# Usage: Scripts/check-against-peers.sh MAILLAGE [SEEDS]
# Needs Python with networkx and numpy, and the oracle of the project's shared tools beside the
# repository; says that it was skipped where they are not there.
set -euo pipefail
cd "$(dirname "$0")/.."
maillage=$1
oracle=../shared/tools/oracle.py
[ -f "$oracle" ] || oracle=${MAILLAGE_ORACLE:-$oracle}

if [ ! -f "$oracle" ] || ! python3 -c 'import networkx, numpy' 2> /dev/null; then
  echo "skipped: no oracle, or Python has no networkx"
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 Scripts/check-against-peers.py "$maillage" "$oracle" "$folder" ${2:-2}
