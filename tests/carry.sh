#!/bin/sh
# SPDX-License-Identifier: MIT
# Every plan in every form: there and back, or said to be left out.
cd "$(dirname "$0")/.." || exit 2
python3 -c 'import json' 2>/dev/null || { echo "skipped: no python3"; exit 0; }
exec python3 tests/carry.py "${BUILD:-build}"
