#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs what the table of tests/faults/README.md names, each thing once, and prints
# the table with what came of each row. ALL=1 tries each kind of fault as often as
# `make faults` does.
cd "$(dirname "$0")/../.." || exit 2
. tests/lib.sh
passed=0 failed=0
BUILD=$build
export BUILD

# try SORT NAME: runs it.
try() {
	case $1 in
	faults) python3 tests/faults/faults.py "$build/tenths" \
		"$build/shim.so" "$([ -z "$ALL" ] && echo quick || echo all)" \
		"$2" ;;
	unit) timeout 600 "$build/$2_test" ;;
	cli) sh tests/cli.sh "tests/cli/$2.sh" ;;
	screen) sh tests/screens.sh "tests/screens/$2" ;;
	script) sh "tests/$2.sh" ;;
	*) echo "the table says $1 $2: there is no $1"; false ;;
	esac
}

# once SORT NAME: the same, remembered; what failed is shown.
once() {
	if [ ! -e "$work/$1-$2" ]; then
		if try "$1" "$2" >"$work/log" 2>&1; then
			echo ok >"$work/$1-$2"
		else
			echo FAILED >"$work/$1-$2"
			tail -n 40 "$work/log" >&2
		fi
	fi
	[ "$(cat "$work/$1-$2")" = ok ]
}

grep '^|' tests/faults/README.md | sed 1,2d >"$work/rows"
while IFS='|' read -r _ after this shown _; do
	bad=
	echo "$shown" | grep -o '`[^`]*`' | tr -d '`' >"$work/tests"
	while read -r sort names; do
		for name in $names; do
			once "$sort" "$name" </dev/null || bad="$bad $sort $name"
		done
	done <"$work/tests"
	if [ -z "$bad" ] && [ -s "$work/tests" ]; then
		echo "ok     |$after|$this"
		passed=$((passed + 1))
	else
		echo "FAILED |$after|$this|$bad"
		failed=$((failed + 1))
	fi
done <"$work/rows"
echo "rows of the fault table: $passed passed, $failed failed"
[ $failed -eq 0 ]
