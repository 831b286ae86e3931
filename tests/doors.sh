#!/bin/sh
# SPDX-License-Identifier: MIT
# Every field of the field table at every door: the same value, or the same words.
cd "$(dirname "$0")/.." || exit 2
python3 -c 'import sqlite3' 2>/dev/null || { echo "skipped: no python3"; exit 0; }
status=0
python3 tests/doors.py "${BUILD:-build}" "$@" || status=1
[ $# -gt 0 ] || python3 tests/records.py "${BUILD:-build}" || status=1
exit $status
