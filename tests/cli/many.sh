# SPDX-License-Identifier: MIT
# Many at once: none is lost, and a conflict is tried again.
t() { tenths --today 2026-11-21 "$@"; }
t add objective One >id 2>/dev/null
t add kr 'Counted by many' >id
for i in 1 2 3 4 5 6 7 8 9; do
	(t add action "Action $i" --to O1.KR1 >id.$i
	t set O1.KR1 $i.5/10) &
done
wait
cat id.* | sort -u | wc -l
t list kind:action | wc -l
t doctor | sed 's/.*: //'
t history | wc -l
