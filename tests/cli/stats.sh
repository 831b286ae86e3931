# SPDX-License-Identifier: MIT
# list --stats: scores by cycle, what was done and what in time, how often a key
# result was carried over; for people and for scripts.
on() { today=$1; shift; tenths --today "$today" "$@"; }
on 2026-01-05 cycle new 2026-01/02 >id
on 2026-01-05 add objective 少半夜起床 >id
for title in '告警减到 5 条' '值班手册写完' '三次演练' '没人要的事'; do
	on 2026-01-05 add kr "$title" >id
done
on 2026-01-20 done O1.KR1
on 2026-03-05 done 2026-01/02/O1.KR2
on 2026-02-20 drop O1.KR4 -c 2026-01/02
on 2026-02-20 set O1.KR3 4/10 -c 2026-01/02
on 2026-02-20 set O1 --score 0.5 -c 2026-01/02
on 2026-03-05 cycle close 2026-01/02
on 2026-04-30 set O1.KR1 6/10 -c 2026-03/04
on 2026-04-30 set O1 --score 0.6 -c 2026-03/04
on 2026-04-30 cycle close 2026-03/04
on 2026-06-30 cycle close 2026-05/06 --carry O1.KR1
on 2026-07-01 list --stats
LC_ALL=zh_CN.UTF-8 on 2026-07-01 list --stats --width 60
on 2026-07-01 list --stats --json
on 2026-07-01 undo
on 2026-07-01 list --stats --json | grep -c cycle
