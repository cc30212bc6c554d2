#!/usr/bin/env bash
# Runs every command of the README, in order, in the folder that it is called from.
#
# A command is a line in a fenced block marked `sh`; lines joined by a backslash are one command.
# Usage: Scripts/run-readme.sh [README.md]
set -euo pipefail
readme=${1:-README.md}

awk '
  /^ *```sh$/ { inside = 1; next }
  /^ *```/    { inside = 0 }
  inside      { sub(/^ +/, ""); print }
' "$readme" > "${TMPDIR:-/tmp}/maillage-readme-commands.$$"
trap 'rm -f "${TMPDIR:-/tmp}/maillage-readme-commands.$$"' EXIT

command=""
while IFS= read -r line || [ -n "$line" ]; do
  [ -z "$line" ] && continue
  case "$line" in
    \#*) continue ;;
    *\\) command+="${line%\\}"; continue ;;
  esac
  command+="$line"
  printf '\n$ %s\n' "$command"
  bash -euo pipefail -c "$command" < /dev/null
  command=""
done < "${TMPDIR:-/tmp}/maillage-readme-commands.$$"
