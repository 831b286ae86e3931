#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs everything and adds it up: unit programs, scripts, golden screens and
# command lines. The last line is "N passed, N failed, N skipped".
cd "$(dirname "$0")/.." || exit 2
build=${BUILD:-build}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0 failed=0 skipped=0

# The numbers before "passed" and so on in the last line that has them.
number() {
	sed -n "s/.*[^0-9]\([0-9][0-9]*\) $1.*/\1/p" "$log" | tail -n 1
}

for test in "$build"/*_test; do
	[ -x "$test" ] || continue
	echo "== $(basename "$test")"
	LC_ALL=C.UTF-8 CMOCKA_MESSAGE_OUTPUT=STDOUT timeout 300 "$test" \
		>"$log" 2>&1
	status=$?
	ok=$(grep -c '^\[       OK \]' "$log")
	bad=$(grep -c '^\[  FAILED  \] test_' "$log")
	passed=$((passed + ok))
	if [ $status -ne 0 ]; then
		cat "$log"
		# cmocka names a failed test twice.
		failed=$((failed + (bad > 1 ? bad / 2 : 1)))
	fi
done

for script in tests/circles.sh tests/commands.sh tests/doors.sh tests/laws.sh tests/layers.sh \
	tests/manual.sh tests/monkey.sh tests/pages.sh tests/refusals.sh tests/tasks.sh tests/terminals.sh tests/words.sh tests/years.sh; do
	[ -f $script ] || continue
	echo "== $script"
	if BUILD=$build sh $script; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
done

for suite in tests/cli.sh tests/screens.sh; do
	echo "== $suite"
	BUILD=$build sh $suite >"$log" 2>&1
	cat "$log"
	sed -i 's/^/ /' "$log"
	passed=$((passed + $(number passed)))
	failed=$((failed + $(number failed)))
	skips=$(number skipped)
	skipped=$((skipped + ${skips:-0}))
done

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
