#!/bin/sh
# SPDX-License-Identifier: MIT
# The speed table: ratios against yardsticks built beside it, taken in turn
# (A B A B …), the median of RUNS=7. Absolute times say nothing on another
# machine. What happens on a screen is measured by ../shared/bench/ptybench.py
# where that is there.
cd "$(dirname "$0")/../.." || exit 2
build=${BUILD:-build} runs=${RUNS:-7}
case $build in /*) ;; *) build=$PWD/$build ;; esac
tenths=$build/tenths
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export HOME="$work" LC_ALL=C.UTF-8
unset TENTHS_FILE XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME

floor() {
	# shellcheck disable=SC2046
	${CC:-cc} -O2 -D_GNU_SOURCE -o "$work/$1" "tests/bench/$1.c" \
		$(pkg-config --cflags --libs "$2") || exit 1
}
floor minicurses ncursesw
floor loadfloor sqlite3
floor yamlfloor yaml-0.1
floor commitfloor sqlite3
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

# ratio NAME TARGET 'COMMAND A' 'COMMAND B'
ratio() {
	name=$1 target=$2 a=$3 b=$4
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
	printf '%-46s %8s %8s  (%s ms)\n' "$name" "$(median <"$work/ratios")" \
		"$target" $((ta / 1000))
}

for n in 100 1000 100000; do
	sh tests/bench/outline.sh $n >"$work/$n.txt"
	$tenths -f "$work/$n.db" import --quiet "$work/$n.txt" || exit 1
done
$tenths -f "$work/100000.db" export -o "$work/big.yaml"

sh tests/bench/markdown.sh 50000 >"$work/big.md"

printf '%-46s %8s %8s\n' "what" "ratio" "at most"
ratio "load 100,000 (list) / loadfloor" 1.15 \
	"$tenths -f $work/100000.db list kind:objective state:dropped" \
	"$work/loadfloor $work/100000.db"
ratio "import 100,000 YAML / libyaml parse" 2.0 \
	"rm -f $work/i.db; $tenths -f $work/i.db import --quiet $work/big.yaml" \
	"$work/yamlfloor parse $work/big.yaml"
ratio "export 100,000 YAML / libyaml emit + load" 1.0 \
	"$tenths -f $work/100000.db export" \
	"$work/yamlfloor emit $work/big.yaml; $work/loadfloor $work/100000.db"
ratio "--dump of 100,000 / printing the rows" 1.2 \
	"$tenths -f $work/100000.db --dump" \
	"$work/loadfloor $work/100000.db print"
ratio "read 50,000 lines of Markdown / md4c parse" 3.0 \
	"$tenths -f $work/none.db import --dry-run --quiet $work/big.md" \
	"$work/mdfloor $work/big.md"
ratio "import 50,000 lines of Markdown / md4c parse" 3.0 \
	"rm -f $work/i.db; $tenths -f $work/i.db import --quiet $work/big.md" \
	"$work/mdfloor $work/big.md"
ratio "status at 1,000 / true" - \
	"$tenths -f $work/1000.db status" true
printf '%-46s %8s us\n' "one-row commit (commitfloor)" \
	"$("$work/commitfloor" "$work/c.db" 200)"

pty=../shared/bench/ptybench.py
if [ ! -f $pty ] || ! command -v python3 >/dev/null 2>&1; then
	echo "screens: $pty or python3 is not here, not measured"
	exit 0
fi
plan() { echo "$tenths -f $work/$1.db"; }
echo
echo "screens at 120x40: A tenths, B minicurses, 1,000 nodes"
python3 $pty -n 5 --ready tenths --vs-ready READY --keys 'move: j*30 k*30' \
	--keys 'scroll: wait=200 j*80' --burst 'held: k*100' --idle 2 \
	--vs "$work/minicurses 1000" -- $(plan 1000)
echo
echo "screens at 120x40: A 100,000 nodes, B 100"
python3 $pty -n 5 --ready tenths --keys 'move: j*30 k*30' \
	--keys 'page: NPage*10 PPage*10' \
	--keys 'edit: + - + - + -' --prep 'j' \
	--vs "$(plan 100)" -- $(plan 100000)
