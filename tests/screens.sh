#!/bin/sh
# SPDX-License-Identifier: MIT
# Each folder of tests/screens holds `keys` and the `screen` they lead to; its
# name is the sentence it proves. Beside them, where they differ from the usual:
#   plan.yaml  the plan (tests/plans/sample.yaml); empty: no plan at all
#   plan       the name of another one in tests/plans
#   today      the day (2026-11-21)
#   size       COLSxROWS (80x24)
#   env        NAME=value lines
#   args       arguments of the program
#   config.yaml settings
#   play       options of the player (--style, --status, --term vt100)
# UPDATE=1 rewrites the screens; read the diff before you commit it.
# Arguments: the folders to play, else all.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
. tests/lanes.sh
passed=0 failed=0

# play FOLDER: prints what the keys lead to.
play() (
	dir=$1
	fresh_home
	if [ -f "$dir/config.yaml" ]; then
		mkdir -p "$HOME/.config/tenths"
		cp "$dir/config.yaml" "$HOME/.config/tenths/"
	fi
	[ -d "$dir/home" ] && cp -r "$dir/home/." "$HOME"
	plan=tests/plans/sample.yaml
	[ -f "$dir/plan.yaml" ] && plan=$dir/plan.yaml
	[ -f "$dir/plan" ] && plan=tests/plans/$(cat "$dir/plan")
	today=2026-11-21
	[ -f "$dir/today" ] && today=$(cat "$dir/today")
	if [ -s "$plan" ]; then
		tenths -f "$HOME/plan.db" --today "$today" import --quiet \
			"$plan" || exit 1
	fi
	if [ -f "$dir/env" ]; then
		while IFS= read -r line; do
			# shellcheck disable=SC2163
			export "$line"
		done <"$dir/env"
	fi
	size=80x24
	[ -f "$dir/size" ] && size=$(cat "$dir/size")
	cd "$HOME" || exit 1
	# shellcheck disable=SC2046
	timeout 60 play --size "$size" \
		$(cat "$top/$dir/play" 2>/dev/null) "$top/$dir/keys" \
		tenths -f plan.db --today "$today" \
		$(cat "$top/$dir/args" 2>/dev/null) 2>&1 |
		# Lasting ids are random; where they stand is not.
		sed -e 's/[0-9a-hjkmnp-tv-z]\{12\}\(  [OB][0-9]\)/xxxxxxxxxxxx\1/' \
			-e 's/[0-9a-hjkmnp-tv-z]\{12\}\( is not there\)/xxxxxxxxxxxx\1/'
)

top=$PWD
if [ $# -eq 0 ]; then
	set -- tests/screens/*/
fi
# one FOLDER: what its keys lead to, in $work.
one() {
	play "${1%/}" >"$work/$(basename "$1").actual"
}
lanes one "$@"
for dir; do
	dir=${dir%/}
	actual=$work/$(basename "$dir").actual
	[ -z "$UPDATE" ] || cp "$actual" "$dir/screen"
	# Keys that the player does not know prove nothing.
	if grep -a '^ *play: ' "$actual"; then
		echo "FAILED: $dir"
		failed=$((failed + 1))
	elif diff -u "$dir/screen" "$actual"; then
		passed=$((passed + 1))
	else
		echo "FAILED: $dir"
		failed=$((failed + 1))
	fi
done
echo "screens: $passed passed, $failed failed"
[ $failed -eq 0 ]
