#!/bin/sh
# SPDX-License-Identifier: MIT
# The laws of reading (laws.py) over every document that we have: those of
# tests/documents and tests/posts, and those beside the project where they are.
cd "$(dirname "$0")/.." || exit 2
build=${BUILD:-build}
python3 -c '' 2>/dev/null || { echo "skipped: no python3"; exit 0; }
set --
for file in tests/documents/* tests/posts/* ../shared/seeds/* \
	../shared/cases/documents/*; do
	case $file in
	*.expect | *\*) ;;
	*) set -- "$@" "$file" ;;
	esac
done
[ -d ../shared ] || echo "skipped: the documents of ../shared are not there"
LC_ALL=C.UTF-8 HOME=$(mktemp -d) python3 tests/laws.py "$build/tenths" "$@"
