#!/bin/sh
# SPDX-License-Identifier: MIT
# How other full-screen programs do with as many rows, those that are installed:
# vim on a text, ncdu on a folder, tig on a history, tudu on a list of tasks, calcurse
# on a list of things to do, htop on the processes there are; taskwarrior, which has
# no screen, against a list. Each in turn with tenths, by ../shared/bench/ptybench.py.
# ROWS=10000 is how many, RUNS=3 how often.
cd "$(dirname "$0")/../.." || exit 2
build=${BUILD:-build} runs=${RUNS:-3} rows=${ROWS:-10000}
case $build in /*) ;; *) build=$PWD/$build ;; esac
pty=../shared/bench/ptybench.py
[ -f $pty ] || { echo "bench-peers: no $pty here"; exit 0; }
work=$(mktemp -d "${TMPDIR:-/tmp}/tenths-peers-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
export HOME="$work" LC_ALL=C.UTF-8
unset TENTHS_FILE XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME
plan="$build/tenths -f $work/plan.db"
sh tests/bench/outline.sh "$rows" >"$work/plan.txt"
$plan import --quiet "$work/plan.txt" || exit 1

# history: a repository with a commit a title.
history() {
	mkdir "$work/history" && cd "$work/history" && git init -q . &&
		awk '{
			printf "commit refs/heads/main\ncommitter a <a@b> %d +0000\n", NR
			printf "data %d\n%s\n", length($0), $0
		}' "$work/plan.txt" | LC_ALL=C git fast-import --quiet --force
	git symbolic-ref HEAD refs/heads/main
}

# folder: what ncdu would have found of a folder with a file a title.
folder() {
	awk 'BEGIN { printf "[1,0,{\"progname\":\"x\",\"progver\":\"1\"},[{\"name\":\"/x\"}" }
		{ gsub(/[\\"\/]/, ""); printf ",\n{\"name\":\"%s\",\"asize\":%d,\"dsize\":%d}", $0, NR, NR }
		END { print "]]" }' "$work/plan.txt" >"$work/folder.json"
}

tasks() {
	awk 'BEGIN { print "<?xml version=\"1.0\"?>\n<!DOCTYPE tudu>\n<todo>" }
		{ gsub(/[<>&]/, ""); printf "<todo collapse=\"yes\" done=\"0%%\"><title>%s</title><text></text></todo>\n", $0 }
		END { print "</todo>" }' "$work/plan.txt" >"$work/tudu.xml"
}

things() {
	mkdir -p "$work/calcurse" && awk '{ print "[1] " $0 }' \
		"$work/plan.txt" >"$work/calcurse/todo"
}

# peer NAME READY QUIT COMMAND: a line of ratios, tenths ÷ the other.
peer() {
	command -v "${4%% *}" >/dev/null || return 0
	# shellcheck disable=SC2086
	python3 $pty -n "$runs" --ready tenths --vs-ready "$2" --vs-quit "$3" \
		--keys 'move: Down*20 Up*20' --json "$work/told" \
		--exit-timeout 3 --vs "$4" -- $plan >"$work/said" 2>&1 || {
		echo "$1: $(tail -n 1 "$work/said")"
		return 0
	}
	awk -v name="$1" '
		$1 == "start.ready_ms" { start = $8 }
		$1 == "keys.move.last_ms" { move = $8 }
		$1 == "keys.move.cpu_us" { cpu = $8 }
		$1 == "keys.move.bytes" { bytes = $8 }
		$1 == "total.peak_kib" { memory = $8 }
		END { printf "%-12s %7s %7s %7s %7s %7s\n", name, start, move,
			cpu, bytes, memory }' "$work/said"
}

(history)
folder
tasks
things
echo "tenths ÷ another, $rows rows, median of $runs"
printf '%-12s %7s %7s %7s %7s %7s\n' '' start move cpu bytes memory
peer vim plan.txt ': text=q! Enter' "vim -n $work/plan.txt"
peer ncdu ncdu q "ncdu -f $work/folder.json"
peer tig main q "env -C $work/history tig"
peer tudu '[ ]' q "tudu -f $work/tudu.xml"
peer calcurse TODO 'q y' "calcurse -D $work/calcurse"
peer htop Tasks q htop
if command -v task >/dev/null; then
	sed 's/[^:]*://; s/["\\]//g; s/.*/{"description":"&","status":"pending"}/' \
		"$work/plan.txt" >"$work/tasks.json"
	export TASKRC="$work/taskrc" TASKDATA="$work/task"
	echo 'confirmation=no' >"$TASKRC"
	task import "$work/tasks.json" >/dev/null 2>&1
	i=0
	while [ $((i += 1)) -le "$runs" ]; do
		start=$(date +%s%N)
		$plan list >/dev/null
		middle=$(date +%s%N)
		task rc.verbose=nothing list >/dev/null 2>&1
		end=$(date +%s%N)
		echo "$(((middle - start) / 1000)) $(((end - middle) / 1000))"
	done | awk '{ print $1 / $2 }' | sort -n |
		awk '{ v[NR] = $1 }
		END { printf "%-12s %7.3f  (list)\n", "taskwarrior",
			v[int((NR + 1) / 2)] }'
fi
