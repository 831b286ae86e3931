#!/bin/sh
# SPDX-License-Identifier: MIT
# Keys at random, the same ones each time for a seed: whatever they are, the
# planner goes on, ends when it is told to, and leaves a sound file behind.
# Arguments: the seeds, else six of them.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
passed=0 failed=0

# keys SEED: a file for the player. What leaves the program is left out.
keys() {
	awk -v seed="$1" '
	# Ours, for each awk has another.
	function below(most) {
		seed = (seed * 1103515245 + 12345) % 2147483648
		return int(seed / 65536) % most
	}
	BEGIN {
		count = split("j k h l g g G a A e E + - = x X Space z a Z U . Tab " \
			"BTab Enter Enter Esc Esc J K < > y d p P u C-r m M " \
			"n N f c c c r r b w w W S C H t D i s ? 0 3 7 t o v " \
			"[ ] C-d C-u NPage PPage BSpace C-s C-s Up Down " \
			"Left Right M-+ M-- C-l C-w C-y Home End", key, " ")
		words = split("text=\"5\" text=\"O1.KR1\" text=\"2026-11-09\" " \
			"text=\"好的👍\" text=\":close\" text=\":reopen\" " \
			"paste=\"两行\" resize=60x16 resize=120x40 resize=40x10 " \
			"text=\"P2\" text=\"#book\" resize=80x24", word, " ")
		for (i = 0; i < 250; i++)
			if (below(10))
				print key[1 + below(count)]
			else
				print word[1 + below(words)]
		print "Esc Esc Esc Esc C-c"
	}'
}

if [ $# -eq 0 ]; then
	set -- 1 2 3 4 5 6
fi
for seed; do
	fresh_home
	tenths -f "$HOME/plan.db" --today 2026-11-16 import --quiet \
		tests/plans/weekly.yaml
	keys "$seed" >"$HOME/keys"
	EDITOR=true timeout 120 play --size 80x24 --status "$HOME/keys" \
		tenths -f "$HOME/plan.db" --today 2026-11-16 \
		>"$HOME/screen" 2>&1
	if grep -q '^status: 0' "$HOME/screen" &&
		tenths -f "$HOME/plan.db" doctor >"$HOME/doctor" 2>&1; then
		passed=$((passed + 1))
	else
		echo "FAILED: seed $seed"
		tail -n 40 "$HOME/screen"
		cat "$HOME/doctor" 2>/dev/null
		failed=$((failed + 1))
	fi
done
echo "monkey: $passed passed, $failed failed"
[ $failed -eq 0 ]
