#!/usr/bin/env bash
# Says which relative links of the Markdown files lead nowhere.
set -euo pipefail
cd "$(dirname "$0")/.."

broken=0
while IFS= read -r file; do
  while IFS= read -r target; do
    case "$target" in
      http:* | https:* | "#"* | doc:* | mailto:*) continue ;;
    esac
    if [ ! -e "$(dirname "$file")/${target%%#*}" ]; then
      echo "$file: error: the link to '$target' leads nowhere"
      broken=1
    fi
  done < <(grep -oE '\]\([^)]+\)' "$file" | sed -E 's/^\]\(//; s/\)$//')
  while IFS= read -r article; do
    if [ ! -e "$(dirname "$file")/$article.md" ]; then
      echo "$file: error: there is no article '$article' beside it"
      broken=1
    fi
  done < <(grep -oE '<doc:[A-Za-z]+>' "$file" | sed -E 's/^<doc://; s/>$//')
done < <(git ls-files '*.md')
exit $broken
