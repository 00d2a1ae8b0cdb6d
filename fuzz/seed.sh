#!/bin/sh
# Fills fuzz/corpus/check with what the fuzzer starts from: the samples, the cases of the rules, and tests/corpus.
# A seed begins with a space for the claim markup, with an exclamation mark for Markdown.
set -eu
cd "$(dirname "$0")/.."
mkdir -p fuzz/corpus/check
find samples tests/corpus crates/rules/tests -type f \( -name '*.hence' -o -name '*.md' \) | while read -r file; do
  case "$file" in
    *.md) mark='!' ;;
    *) mark=' ' ;;
  esac
  { printf '%s' "$mark"; cat "$file"; } > "fuzz/corpus/check/$(printf '%s' "$file" | tr '/' '_')"
done
