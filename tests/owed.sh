#!/bin/sh
# SPDX-License-Identifier: MIT
# What is owed is counted alike at every door: owed.py.
cd "$(dirname "$0")/.." || exit 2
build=${BUILD:-build}
python3 -c '' 2>/dev/null || { echo "skipped: no python3"; exit 0; }
exec python3 tests/owed.py "$build/tenths"
