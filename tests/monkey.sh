#!/bin/sh
# SPDX-License-Identifier: MIT
# Keys, clicks, sizes and signals at random, the same ones each time for a seed:
# whatever they are, the planner goes on, ends when it is told to, and leaves a
# sound file behind. Arguments: the seeds, else six of them. With MINUTES=n it goes
# on for so long, twenty seeds at least, and each seed is also played to desk_test,
# which compares every pane with one drawn afresh and undoes everything in the end.
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
			"text=\"P2\" text=\"#book\" resize=80x24 resize=1x1 " \
			"resize=500x200 signal=CONT", word, " ")
		for (i = 0; i < 250; i++)
			if (below(10))
				print key[1 + below(count)]
			else if (below(4))
				print word[1 + below(words)]
			else
				mouse()
		print "resize=80x24 Esc Esc Esc Esc"
		print seed % 2 ? "C-c" : "signal=TERM"
	}
	# The first button pressed and let go, or the wheel.
	function mouse(  at) {
		at = 1 + below(130) ";" 1 + below(45)
		if (below(2))
			printf "burst=\"\033[<0;%sM\033[<0;%sm\"\n", at, at
		else
			printf "burst=\"\033[<%d;%sM\"\n", 64 + below(2), at
	}'
}

# How it has to end: by its own key, or by the signal.
ending() {
	keys "$1" | tail -n 1 | grep -q signal && echo 143 || echo 0
}

sizes='80x24 40x10 120x40 39x9 1x1 160x50 500x200 60x16'

size_of() {
	echo "$sizes" | cut -d' ' -f$(($1 % 8 + 1))
}

play_planner() {
	fresh_home
	tenths -f "$HOME/plan.db" --today 2026-11-16 import --quiet \
		tests/plans/weekly.yaml
	keys "$1" >"$HOME/keys"
	EDITOR=true timeout 120 play --size "$(size_of "$1")" --status \
		"$HOME/keys" tenths -f "$HOME/plan.db" --today 2026-11-16 \
		>"$HOME/screen" 2>&1
	grep -q "^status: $(ending "$1")\$" "$HOME/screen" &&
		tenths -f "$HOME/plan.db" doctor >"$HOME/doctor" 2>&1 &&
		return
	tail -n 40 "$HOME/screen"
	cat "$HOME/doctor" 2>/dev/null
	return 1
}

play_desk() {
	SEED=$1 EVENTS=4000 timeout 300 "$build/desk_test" >"$HOME/desk" 2>&1 ||
		{ tail -n 40 "$HOME/desk"; return 1; }
}

count() {
	if "$@"; then
		passed=$((passed + 1))
	else
		echo "FAILED: $*"
		failed=$((failed + 1))
	fi
}

if [ -n "$MINUTES" ]; then
	seed=0 until=$(($(date +%s) + MINUTES * 60))
	while [ $seed -lt 20 ] || [ "$(date +%s)" -lt $until ]; do
		seed=$((seed + 1))
		count play_planner $seed
		count play_desk $seed
	done
	echo "monkey: $seed seeds, $passed passed, $failed failed"
	[ $failed -eq 0 ]
	exit
fi

if [ $# -eq 0 ]; then
	set -- 1 2 3 4 5 6
fi
for seed; do
	count play_planner "$seed"
done
echo "monkey: $passed passed, $failed failed"
[ $failed -eq 0 ]
