#!/bin/sh
# SPDX-License-Identifier: MIT
# Each tests/cli/NAME.sh is run by `sh -eu` in an empty home, with `tenths` on
# the PATH; what it prints must be NAME.out. UPDATE=1 rewrites that; read the
# diff before you commit it. Status 77 means skipped, the output says why.
# Arguments: the scripts to run, else all.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
. tests/lanes.sh
passed=0 failed=0 skipped=0
top=$PWD
export top

if [ $# -eq 0 ]; then
	set -- tests/cli/*.sh
fi
# run SCRIPT: what it printed and its status, beside each other in $work.
run() {
	fresh_home
	actual=$work/$(basename "$1")
	(cd "$HOME" && timeout "${TIMEOUT:-120}" sh -eu "$top/$1") >"$actual.actual" 2>&1
	echo $? >"$actual.status"
	# Where the home is changes from run to run.
	sed -i "s|$HOME|HOME|g" "$actual.actual"
}
lanes run "$@"

for script; do
	expected=${script%.sh}.out
	actual=$work/$(basename "$script").actual
	status=$(cat "$work/$(basename "$script").status")
	if [ "$status" -eq 77 ]; then
		echo "skipped: $script: $(cat "$actual")"
		skipped=$((skipped + 1))
		continue
	fi
	echo "[exit $status]" >>"$actual"
	[ -z "$UPDATE" ] || cp "$actual" "$expected"
	if diff -u "$expected" "$actual"; then
		passed=$((passed + 1))
	else
		echo "FAILED: $script"
		failed=$((failed + 1))
	fi
done
echo "command line: $passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
