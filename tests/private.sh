#!/bin/sh
# SPDX-License-Identifier: MIT
# What is private is in nothing that others see: private.py, four plans at random;
# with LONG=1 a thousand of them.
cd "$(dirname "$0")/.." || exit 2
build=$(realpath "${BUILD:-build}")
python3 -c '' 2>/dev/null || { echo "skipped: no python3"; exit 0; }
command -v git >/dev/null || { echo "skipped: no git"; exit 0; }
if [ -n "$LONG" ]; then
	python3 tests/private.py "$build/tenths" 1 1000
else
	python3 tests/private.py "$build/tenths" 1 4
fi
