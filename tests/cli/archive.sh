# SPDX-License-Identifier: MIT
# Cycles of years ago go into a file of their own and come back: ids, outcomes, the
# chain of what was carried, what serves what, and the history are as they were.
on() { today=$1; shift; tenths --today "$today" "$@"; }
try() { on "$@" || echo "[$?]"; }
on 2021-01-01 cycle new 2021 >id
for quarter in 1 2; do
	on 2021-0$((3 * quarter - 2))-01 cycle new 2021-Q$quarter >id
done
on 2021-01-01 add objective 深入理解存储 -c 2021-Q1 >id
on 2021-01-01 add kr 读完四章 -c 2021-Q1 --progress 6/10 >id
on 2021-01-01 add action 做笔记 -c 2021-Q1 >id
on 2021-01-04 checkin 2021-Q1/O1.KR1 7/10 --confidence 6
on 2021-01-05 set 2021-Q1/O1.KR1 --title 读完五章
on 2021-01-01 add objective 年度目标 -c 2021 >id
on 2021-03-30 set 2021-Q1/O1 --align 2021/O1
on 2021-03-31 cycle answer 2021-Q1 summary 一季度总结
on 2021-03-31 cycle close 2021-Q1 --go-on O1.KR1 >closed
on 2021-06-30 cycle close 2021-Q2 --next 2026-Q4 --go-on O1.KR1 >closed
on 2021-12-31 week now 年底
try 2026-11-20 cycle archive 2021
try 2026-11-20 cycle archive 2026-Q4
try 2026-11-20 cycle archive 2019
on 2021-12-31 cycle close 2021 --next= >closed
on 2026-11-20 export >before.yaml
echo '# put away: one change, and the door for files'
try 2026-11-20 cycle archive 2021 -o "$HOME/.local/share/tenths/plan.db"
try 2026-11-20 cycle archive 2021 -o -
echo kept >archive-2021.yaml
try 2026-11-20 cycle archive 2021
cat archive-2021.yaml
on 2026-11-20 cycle archive 2021 --force
ls
on 2026-11-20 cycle list
on 2026-11-20 list
on 2026-11-20 doctor
on 2026-11-20 show O1.KR1 | grep -e carried -e aligned || true
on 2026-11-20 history -c 2026-Q4 | head -1 || true
echo '# read where it lies'
tenths -f read.db --today 2026-11-20 import -q archive-2021.yaml
tenths -f read.db --today 2026-11-20 list -c 2021-Q1
echo '# undone, and done again'
on 2026-11-20 undo
on 2026-11-20 export | diff before.yaml - && echo 'as before'
on 2026-11-20 redo
echo '# brought back'
on 2026-11-20 cycle restore -n archive-2021.yaml | tail -1
on 2026-11-20 cycle restore archive-2021.yaml
on 2026-11-20 export | diff before.yaml - && echo 'as before'
on 2026-11-20 cycle restore archive-2021.yaml
on 2026-11-20 show O1.KR1 | grep -e carried -e aligned
on 2026-11-20 doctor
echo '# one quarter of a year that stays goes back where it lay'
on 2026-11-20 cycle archive 2021-Q1
on 2026-11-20 cycle list
on 2026-11-20 cycle set 2021 --note 后来写的
on 2026-11-20 cycle restore archive-2021-Q1.yaml
on 2026-11-20 cycle list
on 2026-11-20 cycle reopen 2021
on 2026-11-20 cycle set 2021 --note ''
on 2026-11-20 export | diff before.yaml - || true
