#!/bin/sh
# SPDX-License-Identifier: MIT
# What a record more costs must not depend on how many there are. Each command is
# counted in instructions, by callgrind, at one size and at TIMES=4 that (what it
# costs at next to nothing is taken off): four times the records may cost at most
# 4 × 1.3. Counts do not depend on how busy the machine is. SIZE=2000 is the smaller
# size; hazards are files with very much of one thing, and ONLY=plan leaves them out.
cd "$(dirname "$0")/.." || exit 2
build=${BUILD:-build} size=${SIZE:-2000} times=${TIMES:-4} only=${ONLY:-}
case $build in /*) ;; *) build=$PWD/$build ;; esac
tenths="$build/tenths --today 2026-11-21"
command -v valgrind >/dev/null || { echo 'growth: no valgrind here'; exit 77; }
work=$(mktemp -d "${TMPDIR:-/tmp}/tenths-growth-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
export HOME="$work" LC_ALL=C.UTF-8
unset TENTHS_FILE XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME
failed=0

# instructions COMMAND: how many tenths executed.
instructions() {
	# shellcheck disable=SC2086
	valgrind --tool=callgrind --callgrind-out-file=/dev/null \
		$1 2>&1 >/dev/null | sed -n 's/.*I *refs: *//p' | tr -d ,
}

# many COUNT LINE: the line so often, its % the number.
many() {
	awk -v n="$1" -v line="$2" 'BEGIN {
		for (i = 1; i <= n; i++) {
			at = line
			gsub(/%/, i, at)
			print at
		}
	}'
}

# days COUNT LINE: the same, its @ a day, each of them another.
days() {
	awk -v n="$1" -v line="$2" 'BEGIN {
		for (i = 0; i < n; i++) {
			at = line
			gsub(/@/, sprintf("%d-%02d-%02d", 1000 + int(i / 336),
				1 + int(i / 28) % 12, 1 + i % 28), at)
			print at
		}
	}'
}

# The beginning of a file: a key result, which the rest is of.
key_result() {
	printf '%s\n' 'tenths: 1' cycles: '- name: 2026 Q4' '  objectives:' \
		'  - title: 目标' '    key_results:' '    - title: 结果' "$1"
}

# A file with much of one thing, at a size.
write() {
	case $1 in
	plan) sh tests/bench/outline.sh "$2" ;;
	post) sh tests/bench/markdown.sh "$2" ;;
	siblings) echo 'objectives:' && many "$2" '- title: 目标 %' ;;
	alike) echo 'backlog:' && many "$2" '- title: 同名' ;;
	cycles) echo 'cycles:' &&
		days "$2" '- {name: 周期 @, starts: @, ends: @}' ;;
	checkins) key_result '      checkins:' &&
		days "$2" '      - {on: @, progress: 3/10}' ;;
	note) key_result '      note: |' &&
		many "$((20 * $2))" '        第 % 行：写了一些东西。' ;;
	weeks) echo 'weeks:' && days "$2" '- {from: @, now: 在写}' ;;
	metrics) printf 'metrics:\n- name: 睡眠\n  values:\n' &&
		days "$2" '    @: 7.5' ;;
	esac
}

# The name by which the file is read.
suffix() {
	case $1 in plan) echo txt ;; post) echo md ;; *) echo yaml ;; esac
}

# count SIZE FILE COMMAND: instructions of the command, of PLAN that has read the
# file, or of a NEW one and the FILE itself.
count() {
	file=$work/$2-$1.$(suffix "$2") plan=$work/$2-$1.db
	[ -f "$file" ] || write "$2" "$1" >"$file"
	[ -f "$plan" ] || $tenths -f "$plan" import --yes --quiet "$file"
	rm -f "$work/new.db" "$work/used.db"
	cp "$plan" "$work/used.db"
	instructions "$(echo "$3" | sed "s|tenths|$tenths|; s|PLAN|$work/used.db|
		s|NEW|$work/new.db|; s|FILE|$file|")"
}

# row FILE COMMAND
row() {
	[ -z "$only" ] || [ "$1" = "$only" ] || return 0
	least=$(count 4 "$1" "$2")
	less=$(count "$size" "$1" "$2")
	more=$(count $((times * size)) "$1" "$2")
	echo "$least $less $more" | awk -v file="$1" -v command="$2" \
		-v times="$times" '{
		growth = ($3 - $1) / ($2 - $1) / times
		ok = NF == 3 && $2 > $1 && growth <= 1.3
		printf "%-10s %-40s %5.2f  %s\n", file, command, growth,
			ok ? "pass" : "FAIL"
		exit !ok
	}' || failed=1
}

printf '%-10s %-40s %5s\n' file command growth
for command in status list 'list --json' --dump --dump=html \
	--dump=markdown --dump=json export 'export --format=csv' \
	'set O1 --progress 5/10' undo doctor; do
	row plan "tenths -f PLAN $command"
done
row plan 'tenths -f NEW import --quiet FILE'
row post 'tenths -f NEW import --yes --quiet FILE'
for file in siblings alike cycles checkins note weeks metrics; do
	row $file 'tenths -f NEW import --quiet FILE'
	row $file 'tenths -f PLAN import --quiet FILE'
	row $file 'tenths -f PLAN export'
	row $file 'tenths -f PLAN list'
done
exit $failed
