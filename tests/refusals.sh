#!/bin/sh
# SPDX-License-Identifier: MIT
# Every rule between fields and records at every door: refused with the same words.
cd "$(dirname "$0")/.." || exit 2
python3 -c 'import sqlite3' 2>/dev/null || { echo "skipped: no python3"; exit 0; }
exec python3 tests/refusals.py "${BUILD:-build}"
