# SPDX-License-Identifier: MIT
# Cycles: list, new, set, rename, close, reopen, carry, rm.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
t cycle new 2026 | grep -cE '^[0-9a-z]{12}$'
t cycle new 2026-Q4 --in 2026 >id
t cycle new 2026-11/12 >id
t cycle new '春季冲刺' --starts 2027-02-01 --ends 2027-03-15 >id
t cycle list
try cycle new 2026-Q4
try cycle new Spring
try cycle new --starts 2026-12-01 --ends 2026-11-01
try cycle rename nope Other
try cycle rename 2026 ''
t cycle rename '春季冲刺' Spring
t cycle set Spring --ends 2027-03-31
try cycle set Spring --ends 2027-01-31
t cycle rm 2026-11/12
t undo
t cycle rm 2026-11/12
t cycle list
echo '# close'
t add objective One -c '2026 Q4' >id
t add kr 'begun' --progress 4/10 -c '2026 Q4' >id
t add kr 'not begun' -c '2026 Q4' >id
t add kr 'given up' --progress 1/10 -c '2026 Q4' >id
t add kr 'nearly there' --progress 9/10 -c '2026 Q4' >id
try cycle close '2026 Q4' --drop O1.KR9
t cycle close '2026 Q4' --drop O1.KR3 --done O1.KR4
t cycle list
t list --cycle '2026 Q4'
t list --cycle Spring
try set '2026 Q4/O1.KR1' 5/10
try cycle close '2026 Q4'
t cycle reopen '2026 Q4'
t set '2026 Q4/O1.KR2' 5/10
try cycle carry Spring '2026 Q4/O1.KR1'
t cycle carry Spring '2026 Q4/O1.KR2'
t list --cycle Spring
echo '# what the review asks for'
t cycle owed '2026 Q4' | head -n 4
try cycle answer '2026 Q4' poems x
try cycle answer '2026 Q4' summary
t cycle answer '2026 Q4' summary '一个季度，
两句话。'
printf -- '- one\n- two\n\n' | t cycle answer '2026 Q4' 亮点 -
t cycle answer '2026 Q4' Shortcomings 'one
two'
t cycle owed '2026 Q4' | tail -n 4
t cycle answer '2026 Q4' Shortcomings ''
t cycle owed '2026 Q4' | grep -c Shortcomings
t set '2026 Q4/O1' --score 0.5 --reflection 'good'
echo '# close again: what was carried is not carried twice'
try cycle close '2026 Q4' -n --next Spring
try cycle close '2026 Q4' --next Spring --name Other
try cycle close '2026 Q4' --carry O1.KR7
try cycle close '2026 Q4' -n --carry O1.KR2 --drop O1.KR2
try cycle close '2026 Q4' -n --carry O1 --drop O1
try cycle close '2026 Q4' -n --carry O1 --drop O1.KR2
try cycle close '2026 Q4' --next Summer
t cycle close '2026 Q4' --next Spring
t list --cycle Spring
t undo
t cycle list
echo '# a new one, by its span or as proposed'
t cycle close '2026 Q4' -n --next 2027-01 --carry O1.KR2
t cycle close '2026 Q4' -n --name 新年 --ends 2027-02-10 --next=
t cycle new 2025.06/07 --open --template annual >id
try cycle new 2025.10/11 --template sonnet
t add objective 老目标 -c 2025.06/07 >id
t add kr 指标 -c 2025.06/07 --start 0 --target 10 --current 4 --unit 篇 >id
t add kr 未动 -c 2025.06/07 >id
t add action 做完 -c 2025.06/07 --to O1.KR2 --state done >id
t add action 没做 -c 2025.06/07 --to O1.KR2 >id
t cycle rename '2025-06/07' 2025.06/07
t cycle close 2025.06/07
t show 2025.08/09/O1.KR1 | grep -v '^id'
t show 2025.06/07/O1.KR1 | grep -v '^id'
t list -c 2025.08/09
t cycle set 2025.08/09 --note '接下来
两个月'
t --dump=yaml -c 2025.08/09 | grep -A3 -E 'template|note'
t undo
t undo
t cycle list
try cycle close 2025.06/07 --next=
t cycle list
# A name that is a span keeps its words where it has days of its own.
tenths -f own.db --today 2026-10-12 cycle new '2026 Q4' --starts 2026-07-01 --ends 2026-09-30 >id
tenths -f own.db --today 2026-10-12 cycle new 2027-Q1 --ends 2027-03-31 >id
tenths -f own.db --today 2026-10-12 cycle
