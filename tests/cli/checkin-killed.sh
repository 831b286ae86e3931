# SPDX-License-Identifier: MIT
# The program is killed in the middle of a check-in: what was set or confirmed
# is there, what was being typed when it was asked to end too, and the next
# start goes on at the first card that is owed.
t() { tenths --today 2026-11-16 "$@"; }
t cycle new 2026-Q4 >id
t add objective One >id
for kr in 1 2 3 4; do
	t add kr "$kr things" >id
done
walk() {
	echo "$1" >keys
	play --size 80x24 keys tenths --today 2026-11-16 checkin >screen ||
		echo "ended by $?"
	sed -n 's/.*─*├ \(O1.KR[0-9]\) .*/at \1/p' screen
	t list | awk '{print $1, $2}' | sed 1,2d
}
walk 'l Enter l signal=KILL'
walk 'n text="half a sentence" signal=TERM'
walk 'snap=resumed q'
t show O1.KR3 | grep '^  2026'
t doctor
