# SPDX-License-Identifier: MIT
# A check-in from a script, and what is owed.
t() { tenths --today "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
t 2026-11-02 cycle new 2026-Q4 >id
t 2026-11-02 add objective One >id
t 2026-11-02 add kr '3 things by hand' >id
t 2026-11-02 add kr '40 down to 5' --start 40 --target 5 >id
t 2026-11-02 add action 'No key result' >id
t 2026-11-16 checkin --list
t 2026-11-16 status || echo "[$?]"
t 2026-11-16 checkin O1.KR1 4/10 --confidence 7 --note 'Went well' --status on_track
t 2026-11-16 checkin O1.KR2 30 --blocker 'No access'
t 2026-11-16 checkin --list
t 2026-11-16 status || echo "[$?]"
t 2026-11-17 checkin O1.KR1 O1.KR2 --confidence 3 --why 'Holidays' --on 2026-11-09
t 2026-11-17 show O1.KR1 O1.KR2 | sed '/^id /d'
t 2026-11-17 undo
try 2026-11-17 checkin O1.KR1 11/10
try 2026-11-17 checkin O1.KR1 5/10 --on 2026-12-24
try 2026-11-17 checkin O1.KR2.A1 5/10
try 2026-11-17 checkin O1.KR1 --confidence much
try 2026-11-17 checkin
echo '# what is said of it later the same day, by another door'
t 2026-11-17 checkin O1.KR1 5/10 --confidence 7
t 2026-11-17 set O1.KR1 --confidence 6
t 2026-11-17 set O1.KR1 --status off_track
t 2026-11-17 set O1.KR1 --progress 6/10
t 2026-11-17 show O1.KR1 | grep '^  2026-11-17'
try 2026-11-17 set O1.KR1 --confidence 2
t 2026-11-17 set O1.KR1 --confidence 2 --why '病了'
t 2026-11-17 show O1.KR1 | grep '^  2026-11-17'
try 2026-11-17 set O1 --title Two --why '没有'
