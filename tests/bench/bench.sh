#!/bin/sh
# SPDX-License-Identifier: MIT
# The speed table: ratios against yardsticks built beside it, taken in turn
# (A B A B …), the median of RUNS=7, beside the goal, and whether it is met.
# Absolute times say nothing on another machine. Where valgrind is there the ratio
# of instructions stands beside: it is the same on a busy machine, and takes up to
# a minute a row (IR=0 leaves it out). What happens on a screen is measured by
# ../shared/bench/ptybench.py where that is there.
cd "$(dirname "$0")/../.." || exit 2
build=${BUILD:-build} runs=${RUNS:-7}
case $build in /*) ;; *) build=$PWD/$build ;; esac
tenths=$build/tenths
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export HOME="$work" LC_ALL=C.UTF-8
unset TENTHS_FILE XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME

# floor NAME PACKAGES [LIBRARIES]
floor() {
	# shellcheck disable=SC2046,SC2086
	${CC:-cc} -O2 -D_GNU_SOURCE -o "$work/$1" "tests/bench/$1.c" \
		-Wl,--no-as-needed $(pkg-config --cflags --libs $2) $3 || exit 1
}
# With the libraries of tenths: to load them is a good part of a start.
floor minicurses 'ncursesw sqlite3 yaml-0.1 jansson' '-lmd4c -lunistring'
floor loadfloor sqlite3
floor yamlfloor yaml-0.1
floor commitfloor sqlite3
floor importfloor 'sqlite3 yaml-0.1'
floor mdfloor md4c

# ms COMMAND: how long it took, in microseconds.
us() {
	start=$(date +%s%N)
	"$@" >/dev/null 2>&1
	end=$(date +%s%N)
	echo $(((end - start) / 1000))
}

median() {
	sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'
}

# instructions COMMAND: how many it executed; nothing without valgrind.
instructions() {
	[ "${IR:-1}" = 1 ] && command -v valgrind >/dev/null 2>&1 || return 0
	valgrind --tool=callgrind --trace-children=yes \
		--callgrind-out-file=/dev/null sh -c "$1" 2>&1 >/dev/null |
		sed -n 's/.*I *refs: *//p' | tr -d , | sort -n | tail -n 1
}

# ratio NAME GOAL 'COMMAND A' 'COMMAND B'
ratio() {
	name=$1 goal=$2 a=$3 b=$4
	: >"$work/ratios"
	i=0
	while [ $i -le "$runs" ]; do
		ta=$(us sh -c "$a")
		tb=$(us sh -c "$b")
		# The first pair warms up.
		[ $i -gt 0 ] && echo "$ta $tb" |
			awk '{printf "%.3f\n", $1 / $2}' >>"$work/ratios"
		i=$((i + 1))
	done
	printf '%s %s %s %s\n' "$(median <"$work/ratios")" "$goal" \
		"$(instructions "$a") " "$(instructions "$b")" |
		awk -v name="$name" -v ms=$((ta / 1000)) '{
			printf "%-44s %5s %6.2f  %-5s", name, $2, $1,
				$2 == "-" ? "" : $1 <= $2 ? "pass" : "FAIL"
			if (NF == 4 && $4)
				printf " %6.2f", $3 / $4
			printf "  (%d ms)\n", ms
		}'
}

# peak COMMAND: the most memory that it had, in KiB.
peak() {
	python3 -c 'import resource, subprocess, sys
subprocess.run(["sh", "-c", sys.argv[1]], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' "$1"
}

# memory NAME GOAL KIB KIB
memory() {
	echo "$3 $4" | awk -v name="$1" -v goal="$2" '{
		printf "%-44s %5s %6.2f  %s  (%d KiB)\n", name, goal, $1 / $2,
			$1 / $2 <= goal ? "pass" : "FAIL", $1
	}'
}

for n in 100 1000 100000; do
	sh tests/bench/outline.sh $n >"$work/$n.txt"
	$tenths -f "$work/$n.db" import --quiet "$work/$n.txt" || exit 1
done
$tenths -f "$work/100000.db" export -o "$work/big.yaml"

sh tests/bench/markdown.sh 50000 >"$work/big.md"

# Two files with much of one thing: equal titles, and cycles.
{
	echo 'backlog:'
	i=0
	while [ $((i += 1)) -le 20000 ]; do echo '- title: 同名'; done
} >"$work/alike.yaml"
for n in 1000 10000; do
	awk -v n=$n 'BEGIN {
		print "cycles:"
		for (i = 0; i < n; i++)
			printf "- {name: 周期 %d, starts: %d-%02d-01, " \
				"ends: %d-%02d-28}\n", i, 1000 + i / 12,
				1 + i % 12, 1000 + i / 12, 1 + i % 12
	}' >"$work/cycles$n.yaml"
done
plan="$tenths -f $work/100000.db"
json="$work/loadfloor $work/100000.db json"
rows="$work/loadfloor $work/100000.db print"
import() { echo "rm -f $work/i.db; $tenths -f $work/i.db import --quiet $1"; }
again() { echo "$tenths -f $work/again.db import --quiet $1"; }

printf '%-44s %5s %6s  %-5s %6s\n' what goal ratio "" instr.
ratio "load 100,000 (status) / loadfloor" 1.0 \
	"$plan status" "$work/loadfloor $work/100000.db"
ratio "list of none of 100,000 / loadfloor" 1.2 \
	"$plan list kind:objective state:dropped" \
	"$work/loadfloor $work/100000.db"
ratio "list / printing the rows" 1.2 "$plan list" "$rows"
ratio "list --json / printing as many members" 1.5 "$plan list --json" "$json"
for form in text markdown html json; do
	ratio "--dump=$form / printing the rows" 1.2 "$plan --dump=$form" "$rows"
done
ratio "import YAML / libyaml and the same rows" 1.5 \
	"$(import "$work/big.yaml")" \
	"rm -f $work/f.db; $work/importfloor $work/big.yaml $work/100000.db $work/f.db"
ratio "import YAML / libyaml parse" - \
	"$(import "$work/big.yaml")" "$work/yamlfloor parse $work/big.yaml"
$tenths -f "$work/again.db" import --quiet "$work/big.yaml"
ratio "the same again / the first time" 1.0 \
	"$(again "$work/big.yaml")" "$(import "$work/big.yaml")"
rm -f "$work/again.db"
$tenths -f "$work/again.db" import --quiet "$work/alike.yaml"
ratio "20,000 equal titles again / the first time" 1.0 \
	"$(again "$work/alike.yaml")" "$(import "$work/alike.yaml")"
ratio "10,000 cycles / ten times 1,000" 1.3 \
	"$(import "$work/cycles10000.yaml")" \
	"for i in 1 2 3 4 5 6 7 8 9 0; do $(import "$work/cycles1000.yaml"); done"
ratio "export 100,000 YAML / libyaml emit + load" 0.5 "$plan export" \
	"$work/yamlfloor emit $work/big.yaml; $work/loadfloor $work/100000.db"
ratio "read 50,000 lines of Markdown / md4c parse" 3.0 \
	"$tenths -f $work/none.db import --dry-run --quiet $work/big.md" \
	"$work/mdfloor $work/big.md"
ratio "import 50,000 lines of Markdown / md4c parse" 3.0 \
	"rm -f $work/i.db; $tenths -f $work/i.db import --quiet $work/big.md" \
	"$work/mdfloor $work/big.md"
ratio "status at 1,000 / true" - \
	"$tenths -f $work/1000.db status" true
ratio "a verb (set) at 100,000 / a file, one row" 6.0 \
	"$plan set O1 --note $(date +%s)\$\$" "$work/commitfloor $work/c.db 1"
printf '%-44s %12s us\n' "one-row commit (commitfloor)" \
	"$("$work/commitfloor" "$work/c.db" 200)"

if command -v python3 >/dev/null 2>&1; then
	echo
	echo "memory"
	memory "load 100,000 (status) / loadfloor" 1.1 \
		"$(peak "$plan status")" \
		"$(peak "$work/loadfloor $work/100000.db")"
	memory "import 100,000 YAML / the file" 1.5 \
		"$(peak "$(import "$work/big.yaml")")" \
		"$(($(wc -c <"$work/big.yaml") / 1024))"
fi

if [ "${IR:-1}" = 1 ] && command -v valgrind >/dev/null 2>&1; then
	echo
	echo "instructions a node, 100,000 ÷ 1,000"
	SIZE=1000 TIMES=100 ONLY=plan BUILD=$build sh tests/growth.sh
fi

pty=../shared/bench/ptybench.py
if [ ! -f $pty ] || ! command -v python3 >/dev/null 2>&1; then
	echo "screens: $pty or python3 is not here, not measured"
	exit 0
fi

# turns OPTION…: a run of it, A B A B, for rows after it.
turns() {
	python3 $pty -n 5 --ready tenths "$@" >"$work/said" 2>&1 ||
		tail -n 1 "$work/said"
}

# screen NAME GOAL METRIC [A]: its ratio, or what A took by itself.
screen() {
	awk -v name="$1" -v goal="$2" -v metric="$3" -v at="${4:+2}" '
		$1 == metric && NF >= (at ? at : 8) { value = $(at ? at : 8) }
		END {
			met = value != "" && value + 0 <= goal + 0
			printf "%-44s %5s %6s  %s\n", name, goal,
				value == "" ? "?" : value, met ? "pass" : "FAIL"
		}' "$work/said"
}

plan() { echo "$tenths -f $work/$1.db"; }
echo
echo "screens at 120x40: 100,000 nodes ÷ loadfloor"
# shellcheck disable=SC2046
turns --vs-ready READY --vs "sh -c '$work/loadfloor $work/100000.db
stty -icanon; exec head -c 1 >/dev/null'" -- $(plan 100000)
screen "first frame" 1.0 start.ready_ms
echo
echo "screens at 120x40: 1,000 nodes ÷ minicurses"
# shellcheck disable=SC2046
turns --vs-ready READY --keys 'move: j*30 k*30' \
	--keys 'scroll: wait=200 j*80' --burst 'held: k*100' --idle 2 \
	--vs "$work/minicurses 1000" -- $(plan 1000)
screen "first frame" 1.4 start.ready_ms
screen "a move" 1.2 keys.move.last_ms
screen "its CPU" 1.3 keys.move.cpu_us
screen "its bytes" 300 keys.move.bytes A
screen "a row scrolled, bytes" 350 keys.scroll.bytes A
screen "100 held keys, bytes" 3000 burst.held.bytes A
screen "at rest, bytes a second" 0 idle.bytes_per_s A
echo
echo "screens at 120x40: 100,000 nodes ÷ 100"
# shellcheck disable=SC2046
turns --prep 'j wait=3000' --keys 'move: j*30 k*30' \
	--keys 'page: NPage*10 PPage*10' --keys 'jump: G g*2' \
	--keys 'fold: h l h l' --keys 'edit: + - + - + -' \
	--keys 'letter: / text=指标增 Esc' --keys 'history: H q H q' \
	--keys 'review: r' --keys 'in_review: j*10' --keys 'leave: q' \
	--keys 'open: c' --keys 'card: j*10 k*10' \
	--vs "$(plan 100)" -- $(plan 100000)
screen "a move" 1.15 keys.move.last_ms
screen "its CPU" 1.15 keys.move.cpu_us
screen "a page" 1.15 keys.page.last_ms
screen "a fold" 1.15 keys.fold.last_ms
screen "its bytes" 600 keys.fold.bytes A
screen "an edit" 1.15 keys.edit.last_ms
screen "a key of the check-in" 1.15 keys.card.last_ms
screen "a letter of a search, ms" 5 keys.letter.last_ms A
screen "the history, ms" 5 keys.history.last_ms A
screen "the review, ms" 10 keys.review.last_ms A
screen "a key in the review" 1.15 keys.in_review.last_ms
