# SPDX-License-Identifier: MIT
# What was deleted is given back by itself, long after: in its place, else where it
# says; the changes since then stay.
on() { today=$1; shift; tenths --today "$today" "$@"; }
on 2026-01-01 cycle new 2026-Q1 >id
on 2026-01-01 add objective 少半夜起床 >id
on 2026-01-01 add kr 告警减到五条 --owner 小李 --note '只算夜里' >id
on 2026-01-01 add action 关掉磁盘告警 >id
on 2026-01-01 add kr 值班手册写完 >id
on 2026-01-12 checkin O1.KR1 3/10 --confidence 6 --note 开了头
on 2026-01-20 done O1.KR1.A1
on 2026-01-21 rm O1.KR1
on 2026-02-01 set O1.KR1 --title 值班手册写完并试用
on 2026-02-01 list
on 2026-02-01 history --deleted | sed 's/  [0-9a-z]\{12\}  / ID /'
id() { tenths history --deleted | sed -n "s/.*  \([0-9a-z]\{12\}\)  $1\$/\1/p"; }
echo '--- in its place, with what was below and its check-ins'
deleted=$(id 告警减到五条)
on 2026-03-01 undo "$deleted"
on 2026-03-01 list
on 2026-03-01 show O1.KR1 | sed -n '/^note/,$p' | sed '/^made/d'
on 2026-03-01 history --deleted
echo '--- which can be taken back, and is among the deleted again'
on 2026-03-01 undo
on 2026-03-01 history --deleted --json | sed 's/"id": "[^"]*"/"id": "…"/'
echo '--- an action whose key result is gone: in the backlog'
on 2026-03-01 undo "$(id 关掉磁盘告警 | cut -c1-8)"
on 2026-03-01 list
echo '--- and then what it lay below, without it'
on 2026-03-01 undo "$deleted"
on 2026-03-01 list
on 2026-03-01 history --deleted
on 2026-03-01 undo
echo '--- what is refused'
on 2026-03-01 undo 000000 || echo "$?"
on 2026-03-01 undo abc || echo "$?"
on 2026-03-01 history --deleted O1 || echo "$?"
on 2026-03-31 cycle close 2026-Q1 >closed
on 2026-03-31 undo "$deleted" || echo "$?"
on 2026-03-31 cycle reopen 2026-Q1
on 2026-03-31 cycle rm 2026-Q1
on 2026-03-31 undo "$deleted"
on 2026-03-31 doctor | sed 's/.*: //'
