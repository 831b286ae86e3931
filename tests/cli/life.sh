# SPDX-License-Identifier: MIT
# The life of cycles: a year takes its quarters in and draws on them, what is
# over is owed and closed in turn, done and dropped count as they say.
at() { day=$1; shift; tenths --today "$day" "$@"; }
try() { at "$@" && status=0 || status=$?; echo "[$status]"; }
echo '# a year takes its quarters in, and a quarter made later goes into it'
at 2026-01-05 cycle new 2026-Q1 >id
at 2026-01-05 cycle new 2026-02 >id
at 2026-01-05 cycle new 2026 >id
at 2026-01-05 cycle new 2026-Q2 >id
at 2026-01-05 cycle new 2026-07/08 --in= >id
at 2026-01-05 cycle list
at 2026-01-05 cycle rm 2026-02
at 2026-01-05 cycle rm 2026-07/08
echo '# means are weighted, what is dropped counts nowhere, done is a state'
at 2026-01-05 add objective 提升质量 -c 2026-Q1 --weight 3 >id
at 2026-01-05 add kr 覆盖率 -c 2026-Q1 --progress 6/10 --confidence 8 >id
at 2026-01-05 add kr 缺陷数 -c 2026-Q1 --progress 10/10 --confidence 2 --weight 3 >id
at 2026-01-05 add objective 分享 -c 2026-Q1 >id
at 2026-01-05 add kr 两篇文章 -c 2026-Q1 --confidence 9 >id
at 2026-01-05 add objective 放弃的 -c 2026-Q1 >id
at 2026-01-05 add kr 也不算 -c 2026-Q1 --progress 9/10 --confidence 1 >id
at 2026-01-05 drop 2026-Q1/O3
at 2026-01-05 set 2026-Q1/O1 --score 0.9
at 2026-01-05 set 2026-Q1/O2 --score 0.5
at 2026-02-05 list --json -c 2026-Q1 | grep -o '"ref".*"score": [^,]*' | grep -o '"ref": "[^"]*"\|"score": .*'
at 2026-02-05 list --stats
at 2026-02-05 list --stats --json
at 2026-02-05 --dump -c 2026 | sed -n 1,12p
echo '# over is owed wherever one looks'
at 2026-04-20 cycle list
try 2026-04-20 status
at 2026-07-10 cycle close over -n
at 2026-07-10 cycle close over
at 2026-07-10 cycle list
at 2026-07-10 cycle close over
at 2026-07-10 list -c 2026-Q1
at 2026-07-10 list -c 2026-Q2
at 2026-07-10 list --stats
