#!/bin/sh
# SPDX-License-Identifier: MIT
# Every state of a cycle and of what is in it, at every door: see states.py.
cd "$(dirname "$0")/.." || exit 2
python3 -c '' 2>/dev/null || { echo "skipped: no python3"; exit 0; }
exec python3 tests/states.py "${BUILD:-build}/tenths"
