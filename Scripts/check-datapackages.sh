#!/usr/bin/env bash
# Validates each curated network as a Tabular Data Package with the Python tool `frictionless`, in a
# throw-away virtual environment. Says that it was skipped where Python or its registry is out of
# reach.
set -euo pipefail
cd "$(dirname "$0")/.."

environment=$(mktemp -d)
trap 'rm -rf "$environment"' EXIT
if ! { python3 -m venv "$environment" && "$environment/bin/pip" install --quiet frictionless; } \
  > "$environment.log" 2>&1; then
  echo "skipped: frictionless could not be installed ($(tail -n 1 "$environment.log"))"
  rm -f "$environment.log"
  exit 0
fi
rm -f "$environment.log"
for package in Graphs/*/datapackage.json; do
  echo "frictionless validate $package"
  (cd "$(dirname "$package")" && "$environment/bin/frictionless" validate datapackage.json)
done
