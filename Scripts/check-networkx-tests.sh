#!/usr/bin/env bash
# Runs NetworkX's own tests with its functions answered by the command.
#
# Usage: Scripts/check-networkx-tests.sh MAILLAGE [PATTERN]
# Needs Python with networkx, numpy, scipy and pytest; says that it was skipped where they are not
# there. PYTHON names another Python.
set -euo pipefail
maillage=$(realpath "${1:?Usage: Scripts/check-networkx-tests.sh MAILLAGE [PATTERN]}")
shift
python=${PYTHON:-python3}

if ! "$python" -c 'import networkx, numpy, scipy, pytest' 2> /dev/null; then
  echo "skipped: Python has no networkx, numpy, scipy or pytest"
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" "$(dirname "$0")/check-networkx-tests.py" "$maillage" "$folder" "$@"
