#!/bin/sh
# SPDX-License-Identifier: MIT
# A folder of 10, 500 and 5,000 plans (or "$@"): seconds and memory of the first time it
# is opened, of the second, after one plan changed, after all were written again as
# they were (as a checkout does), and on the next day. Each plan has three objectives
# of four key results, the first of which serve the company's.
set -eu
tenths=$(realpath "${BUILD:-build}/tenths")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work/home" LC_ALL=C.UTF-8
unset XDG_CACHE_HOME XDG_STATE_HOME XDG_CONFIG_HOME XDG_DATA_HOME

make_plans() {
	awk -v count="$1" -v into="$2" '
	function id(n) { return sprintf("%012d", n) }
	function plan(file, n, serves, kr, o, c) {
		print "tenths: 1\ncycles:\n- id: " id(n * 100) >file
		print "  name: 2026 Q4\n  starts: 2026-10-01\n  ends: 2026-12-31\n  objectives:" >file
		for (o = 1; o <= 3; o++) {
			print "  - id: " id(n * 100 + o * 10) "\n    title: 目标 " o " of plan " n "\n    owner: person" n >file
			if (serves && o == 1)
				print "    align: " id(serves * 100 + (1 + n % 3) * 10) >file
			print "    key_results:" >file
			for (kr = 1; kr <= 4; kr++) {
				print "    - id: " id(n * 100 + o * 10 + kr) "\n      title: 关键结果 " kr " reaches " n * kr >file
				print "      progress: " (n + kr) % 11 "/10\n      confidence: 6/10\n      checkins:" >file
				for (c = 10; c < 20; c++)
					print "      - {on: 2026-11-" c ", progress: " (n + kr) % 11 "/10, note: 第 " c " 天 went as planned}" >file
			}
		}
		close(file)
	}
	BEGIN {
		plan(into "/company.yaml", 1, 0)
		for (n = 2; n <= count; n++) {
			team = into "/team" int(n / 20)
			if (n == 2 || n % 20 == 0) system("mkdir -p " team)
			plan(team "/p" n ".yaml", n, 1)
		}
	}'
}

# Opened for its team list: what comes to be known of all.
measure() {
	/usr/bin/time -o "$work/time" -f '%e %M' "$tenths" --today 2026-11-21 list -d "$2" --stats >/dev/null
	printf '  %-32s %ss %s KB\n' "$1" $(cat "$work/time")
}

for count in ${@:-10 500 5000}; do
	okr=$work/okr$count
	mkdir "$okr"
	make_plans "$count" "$okr"
	sleep 2
	echo "$count plans, $(du -sk "$okr" | cut -f1) KB"
	measure 'first time' "$okr"
	measure 'second time' "$okr"
	sed -i 's/title: 目标 1/title: 目标一/' "$okr/company.yaml"
	sleep 2
	measure 'after one change' "$okr"
	find "$okr" -name '*.yaml' -exec touch -d '2026-01-01' {} +
	measure 'all written again, unchanged' "$okr"
	du -k "$HOME"/.cache/tenths/folder-* | awk '{s += $1} END {print "  indexes so far " s " KB"}'
done
