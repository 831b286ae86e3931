# SPDX-License-Identifier: MIT
# digest: what moved, from check-ins and from the history; of a week, of a cycle,
# of a year over its quarters; as text, Markdown, HTML and JSON.
on() { today=$1; shift; tenths --today "$today" "$@"; }
on 2026-01-01 cycle new 2026 >id
on 2026-01-01 cycle new 2026-Q1 --in 2026 >id
on 2026-01-01 add objective 少半夜起床 -c 2026-Q1 >id
on 2026-01-01 add kr 告警减到5条 --start 40 --target 5 --unit 条 --to O1 -c 2026-Q1 >id
on 2026-01-01 add kr 值班手册写完 --links 'https://example.org/手册 手册' -c 2026-Q1 >id
on 2026-01-01 add kr 三次演练 --basis actions -c 2026-Q1 >id
on 2026-01-01 add action 断电演练 --to O1.KR3 -c 2026-Q1 >id
on 2026-01-01 add action 断网演练 --to O1.KR3 -c 2026-Q1 >id
on 2026-01-12 checkin O1.KR1 33 --confidence 6 --note 关了磁盘告警
on 2026-01-12 checkin O1.KR2 3/10 --confidence 7
on 2026-01-19 checkin O1.KR1 26 --confidence 3 --why 人手不够 --blocker 等网络组
on 2026-01-20 done O1.KR3.A1
on 2026-01-21 set O1.KR2 --title 值班手册写完并试用
on 2026-01-21 add kr 补一条：交接清单 --to O1 >id
on 2026-01-21 week wins 第一次整夜没有告警
on 2026-01-21 metric 半夜告警 12 --at-most 10
on 2026-01-21 drop O1.KR4
echo '--- a week: from 01-14 on, KR1 was 2/10 by the check-in of 01-12'
on 2026-01-21 digest
echo '--- from a day on'
on 2026-01-21 digest --since 2026-01-20 | sed -n '/^Moved/,/^Done/p'
echo '--- a check-in that is dated back is the word for that day'
on 2026-01-21 checkin O1.KR2 5/10 --on 2026-01-13 --confidence 7
on 2026-01-21 digest --format json | sed -n 's/.*"ref": "O1.KR2".*"progress_before": \([^,]*\), "progress": \([^,]*\),.*/\1 \2/p'
echo '--- of what is new nothing was said before'
on 2026-01-21 add kr 又一条 --to O1 >id
on 2026-01-21 checkin O1.KR5 2/10 --confidence 8
on 2026-01-21 digest --json | sed -n 's/.*"ref": "O1.KR5".*\("marks".*\), "status".*/\1/p'
on 2026-01-21 undo
on 2026-01-21 undo
echo '--- Markdown, and its figures'
on 2026-01-21 digest --format markdown --since yesterday
echo '--- JSON'
on 2026-01-21 digest --json --since yesterday | sed 's|"id": "[^"]*"|"id": "…"|'
echo '--- HTML, by the name of the file'
on 2026-01-21 digest -o week.html
grep -c 'What moved' week.html
on 2026-01-21 digest -o week.html || echo "kept: $?"
echo '--- the quarter as such: everything, with scores and evidence'
on 2026-03-31 done O1.KR2
on 2026-03-31 set O1 --score 0.6 --reflection 先说清楚谁来做 -c 2026-Q1
on 2026-03-31 cycle close 2026-Q1 --carry O1.KR1 >closed
on 2026-04-02 digest --cycle 2026-Q1
echo '--- the year over its quarters'
LC_ALL=zh_CN.UTF-8 on 2026-04-02 digest --cycle 2026 --width 72
echo '--- what is refused'
on 2026-04-02 digest --since tomorrow || echo "$?"
on 2026-01-21 digest --since wed --json | sed -n 2p
on 2026-04-02 digest --since 昨 || echo "$?"
on 2026-04-02 digest --format csv || echo "$?"
on 2025-04-02 digest --cycle 2026 || echo "$?"
echo '--- an import brings its own past'
on 2026-04-02 export -o all.yaml
TENTHS_FILE=other.db on 2026-04-02 import -q all.yaml
TENTHS_FILE=other.db on 2026-01-21 digest --since 2026-01-14 --json |
	sed -n 's/.*"ref": "O1.KR1".*"progress_before": \([^,]*\), "progress": \([^,]*\),.*/\1 \2/p'
