# SPDX-License-Identifier: MIT
# The life of a cycle from the shell: owed when over, carried along a chain,
# done and taken back, check-ins that stay true.
TENTHS_FILE=$HOME/plan.db
export TENTHS_FILE
t() { tenths --today "$@"; }
try() { t "$@" || echo "[$?]"; }
t 2026-07-01 cycle new 2026-Q3 >id
t 2026-07-01 add objective 目标 >id
t 2026-07-01 add kr 手工 --weight 3 --owner 小李 >id
t 2026-07-01 add kr 行动 --basis actions >id
t 2026-07-01 add action 甲 >id
t 2026-07-01 add action 乙 >id
echo '# done is a state'
t 2026-07-06 set O1.KR1 --progress 3/10
t 2026-07-06 done O1.KR1
t 2026-07-06 list
t 2026-07-06 reopen O1.KR1
t 2026-07-06 list
echo '# check-ins stay true'
try 2026-07-06 checkin O1.KR2 5/10
try 2026-07-06 checkin O1.KR1 4/10 --on 2026-06-30
t 2026-07-06 checkin O1.KR1 4/10 --confidence 7
t 2026-07-06 checkin O1.KR2
t 2026-07-06 set O1.KR1 --progress 5/10
t 2026-07-06 done O1.KR2.A1
t 2026-07-06 show O1.KR1 O1.KR2 | grep '2026-07-06 progress'
try 2026-07-13 checkin O1.KR1 6/10 --confidence 4
t 2026-07-13 checkin O1.KR1 6/10 --confidence 4 --why 休假
echo '# why'
t 2026-08-15 show O1 --why | sed -n '/^why/,/^[^ w]/p'
t 2026-07-20 show O1.KR1 O1.KR2 --why | sed -n '/^why/,/^[^ w]/p'
echo '# over and not closed is owed'
t 2026-10-02 cycle list
try 2026-10-02 status
t 2026-10-08 checkin --list
t 2026-10-02 cycle close 2026-Q3 -n
t 2026-10-02 cycle close 2026-Q3
t 2026-10-02 list -c 2026-Q3
try 2026-10-02 status
echo '# what was carried is not carried again, along the chain'
t 2026-12-31 cycle close 2026-Q4
t 2026-12-31 cycle reopen 2026-Q3
t 2026-12-31 cycle close 2026-Q3 --next 2027-Q1
t 2027-01-02 list -c 2027-Q1
t 2027-01-02 show O1.KR1 | grep '^weight\|^carried\|^owner'
try 2027-01-02 cycle list
t 2027-01-02 doctor
