# SPDX-License-Identifier: MIT
# Two months of weekly check-ins. The quarter has 92 days, so on 2026-11-30, when
# 60 of them are over, an even pace has reached 60/92 = 6.5 of 10.
#   KR1 moves a point a week: 9 on its ninth check-in, ahead.
#   KR2 is not heard of after 2026-10-26: outdated from the eleventh day on,
#       and behind by 6.5 - 4 = 2.5.
#   KR3 goes from 40 to 5: 22 is (40 - 22) / 35 = 5.1, behind by 6.5 - 5.1 = 1.4.
t() { tenths --today "$@"; }
t 2026-10-01 cycle new 2026-Q4 >id
t 2026-10-01 add objective 'One' >id
t 2026-10-01 add kr '9 steps done' >id
t 2026-10-01 add kr '4 steps, then silence' >id
t 2026-10-01 add kr '40 down to 5' --start 40 --target 5 >id
week=0
for day in 10-05 10-12 10-19 10-26 11-02 11-09 11-16 11-23 11-30; do
	week=$((week + 1))
	t "2026-$day" set O1.KR1 "$week/10" --confidence 8 --note "Week $week"
	[ $week -gt 4 ] || t "2026-$day" set O1.KR2 "$week/10"
	t "2026-$day" set O1.KR3 $((40 - 2 * week)) --confidence $((9 - week / 2))
done
standing() {
	t "$1" list --json | sed -n \
		's/.*"ref": "\([^"]*\)".*"progress": \([0-9.]*\).*"status": \(.*\), "priority.*/\1 \2 \3/p'
}
for day in 2026-11-05 2026-11-06 2026-11-30 2026-12-10 2026-12-11; do
	echo "-- $day"
	standing $day
	t $day status || echo "[$?]"
done
echo '-- the check-ins'
t 2026-11-30 show O1.KR1 O1.KR3 | grep '^  2026'
echo '-- the burn-up of the quarter'
t 2026-11-30 --dump --width 70 | sed -n '/against/,/2026-10-01/p'
echo '-- one undo takes one check-in back'
t 2026-11-30 undo
t 2026-11-30 checkin --list
