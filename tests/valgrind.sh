#!/bin/sh
# SPDX-License-Identifier: MIT
# Unit tests and the commands that touch files under valgrind: no error, and
# nothing of ours that is lost. What is still reachable in the end is let be: the
# libraries keep some for good.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
passed=0 failed=0
PATH=/usr/bin:/bin:$PATH

# check COMMAND ...: what valgrind finds is its status 99.
check() {
	timeout 600 valgrind -q --error-exitcode=99 --leak-check=full \
		--show-leak-kinds=definite --errors-for-leak-kinds=definite \
		--child-silent-after-fork=yes --log-file="$work/found" "$@" \
		>"$work/out" 2>&1 </dev/null
	if [ $? -eq 99 ] || [ -s "$work/found" ]; then
		echo "FAILED: $*"
		head -n 40 "$work/found"
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
}

for test in ${TESTS:-store fs str drafts check}; do
	check "$build/${test}_test"
done

t() {
	check "$build/tenths" -f "$HOME/plan.db" --today 2026-11-21 "$@"
}

fresh_home
t import tests/plans/sample.yaml
for words in 'add objective 目标' 'add kr 结果 --to O1' 'set O1.KR1 3/10' \
	'checkin O1.KR1 4/10' 'undo' 'redo' 'list' 'list --json' 'status' \
	'export' '--dump' '--dump=html' 'history' 'show O1' 'doctor' \
	"backup $HOME/copy.db" "export -o $HOME/out.yaml" \
	"import $HOME/out.yaml" "restore $HOME/copy.db" \
	'import no-such-file' 'set O99 1' 'cycle list' 'week now 做完'; do
	# shellcheck disable=SC2086
	t $words
done
# Of damaged files whatever can be read, and no more than that.
size=$(stat -c %s "$HOME/plan.db")
for at in 0 20 60 100 4096 4100 8200 $((size / 2)) $((size - 4096)); do
	cp "$HOME/copy.db" "$HOME/plan.db"
	head -c 64 /dev/urandom |
		dd of="$HOME/plan.db" bs=1 seek=$at conv=notrunc 2>/dev/null
	t doctor
	t list
	t doctor --rescue="$HOME/saved.db" --force
done
head -c $((size / 2)) "$HOME/copy.db" >"$HOME/plan.db"
t doctor --rescue="$HOME/saved.db" --force
echo "valgrind: $passed passed, $failed failed"
[ $failed -eq 0 ]
