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
