#!/bin/sh
# SPDX-License-Identifier: MIT
# A plan that is lived with: years.py, a quarter from the shell and one by the
# planner's keys; with LONG=1 three years of each, and more of them.
cd "$(dirname "$0")/.." || exit 2
build=${BUILD:-build}
python3 -c '' 2>/dev/null || { echo "skipped: no python3"; exit 0; }
live() { python3 tests/years.py "$build/tenths" "$@" || exit 1; }
if [ -n "$LONG" ]; then
	live 12 1
	live 12 2
	live 12 3 keys
	live 12 4 keys
else
	live 1 2
	live 1 1 keys
fi
