# SPDX-License-Identifier: MIT
# One reader of a day, told past, future or any, at each door that asks for one: the same
# words are the same day everywhere, or no day for the same reason.
T=2026-11-21
t() { tenths --today $T "$@"; }
said() { sed 's/^tenths: //; s/^\(due\|first day\|last day\|--today\|day\): //' | tail -n 1; }
try() { t "$@" 2>&1 && return || :; }
one() { grep -o "\"$1\": \"[^\"]*\"" | head -n 1 | cut -d'"' -f4; }
new() { # a plan with cycles around all that is asked
	rm -f plan.db
	tenths -f plan.db import -q --format yaml - <<-'YAML'
		tenths: 1
		cycles:
		- name: 长
		  starts: 2025-01-01
		  ends: 2027-12-31
		  objectives:
		  - title: 目标
		    key_results:
		    - title: 结果
		      checkins: [{on: 2026-06-07, progress: 1}]
		metrics: [{name: 指标}]
	YAML
}
export TENTHS_FILE="$PWD/plan.db"
today() { # what is counted from the clock is not the same day tomorrow
	tenths --today "$1" set O1 --due +0d 2>err || { said <err; return; }
	case $1 in
	*2026* | *２０２６*) t show O1 --json | one due ;;
	*) echo ok ;;
	esac
}
due() { try set O1 --due "$1" | said; t show O1 --json | one due; }
starts() { try set O1 --starts "$1" | said; t show O1 --json | one starts; }
checkin() { try checkin O1.KR1 5/10 --on "$1" | said; t export | sed -n 's/.* on: \(.*\)/\1/p' | grep -v 06-07; }
metric() { try metric 指标 5 --on "$1" | said; t export | sed -n 's/^    \([^ ]*\): 5$/\1/p'; }
week() { try week now 在忙 --on "$1" | said; t week list | head -n 1; }
comment() { try comment O1.KR1 --on "$1" 好 | sed 's/^[0-9a-z]*$/ok/' | said; }
since() { try digest --since "$1" >out; grep -o 'is no day.*\|.*still to come.*\|.*in the calendar' out || head -n 1 out; }
filter() { try list "due:<$1" 目标 | said; echo; }
cycle() { try cycle new --name 新 --starts "$1" --ends 2027-12-30 | sed 's/^[0-9a-z]*$//' | said; t cycle list | grep -o '新  [-0-9]*'; }
for day in yesterday -1d 'last mon' 2026-W23-7 '2026-12-31 00:00' '12-31T08:00' tomorrow 'in 2 weeks' \
	昨天 上周一 '11/20' '31.12.2026' '２０２６-１１-２０' 2026-02-29 2026-W54-1 2026-13-01 2月30日 31.4.2026 soon ''; do
	echo "# “$day”"
	new
	for door in today due starts checkin metric week comment since filter cycle; do
		printf '%-8s ' $door
		$door "$day" 2>&1 | tr '\n' ' ' | sed 's/ *$//'
		echo
	done
done
