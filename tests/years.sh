#!/bin/sh
# SPDX-License-Identifier: MIT
# A plan that is lived with: years.py, a quarter of two lives; with LONG=1 twelve
# quarters each, and more of them.
cd "$(dirname "$0")/.." || exit 2
build=${BUILD:-build}
python3 -c '' 2>/dev/null || { echo "skipped: no python3"; exit 0; }
if [ -n "$LONG" ]; then
	set -- 12 1 12 2 12 3 12 4
else
	set -- 2 1 2 2
fi
while [ $# -gt 0 ]; do
	python3 tests/years.py "$build/tenths" "$1" "$2" || exit 1
	shift 2
done
