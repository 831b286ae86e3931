#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs everything and adds it up: unit programs, scripts, golden screens and
# command lines. The last line is "N passed, N failed, N skipped".
cd "$(dirname "$0")/.." || exit 2
. tests/lanes.sh
build=${BUILD:-build}
logs=$(mktemp -d)
log=$logs/suite
trap 'rm -rf "$logs"' EXIT
passed=0 failed=0 skipped=0

# The numbers before "passed" and so on in the last line that has them.
number() {
	sed -n "s/.*[^0-9]\([0-9][0-9]*\) $1.*/\1/p" "$log" | tail -n 1
}

# one TEST: a unit program or a script, what it printed and its status in $logs.
one() {
	case $1 in
	*_test) LC_ALL=C.UTF-8 CMOCKA_MESSAGE_OUTPUT=STDOUT timeout 300 "$1" ;;
	*) BUILD=$build sh "$1" ;;
	esac >"$logs/$(basename "$1")" 2>&1
	echo $? >"$logs/$(basename "$1").status"
}

# count TEST: adds what its program or script came to.
count() {
	out=$logs/$(basename "$1")
	status=$(cat "$out.status")
	echo "== $1"
	case $1 in
	*_test)
		passed=$((passed + $(grep -c '^\[       OK \]' "$out")))
		[ "$status" -ne 0 ] || return
		cat "$out"
		# cmocka names a failed test twice.
		bad=$(grep -c '^\[  FAILED  \] test_' "$out")
		failed=$((failed + (bad > 1 ? bad / 2 : 1)))
		;;
	*)
		cat "$out"
		if [ "$status" -eq 0 ]; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
		fi
		;;
	esac
}

set -- "$build"/*_test
for script in carry circles commands doors laws layers manual monkey pages refusals \
	shape tasks terminal terminals words years owed states private; do
	set -- "$@" "tests/$script.sh"
done
lanes one "$@"
for test; do
	count "$test"
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
