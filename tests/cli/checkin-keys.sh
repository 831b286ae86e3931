# SPDX-License-Identifier: MIT
# A week of ten key results: how many keys it takes when each moves by one (40
# at most), and when nothing moved (12 at most). Then what is stored.
t() { tenths --today 2026-11-16 "$@"; }
t cycle new 2026-Q4 >id
for objective in One Two; do
	t add objective "$objective" >id
done
for objective in O1 O2; do
	for kr in 1 2 3 4 5; do
		t add kr "$kr things" --to $objective >id
	done
done
cat >moved <<'KEYS'
( l Enter )*10 # the ten cards
Enter          # no week note
Enter          # the summary
KEYS
cat >still <<'KEYS'
Enter*10 Enter Enter
KEYS
keys() {
	printf '%s: %d keys\n' "$1" "$2"
	play --size 80x24 "$1" tenths --today "$3" checkin >screen
	grep -a 'Check-in\|moved\|move\|owed' screen || :
	tenths --today "$3" list | awk '{print $1, $2}'
	tenths --today "$3" status || echo "[$?]"
}
keys moved 22 2026-11-16
keys still 12 2026-11-23
tenths --today 2026-11-23 show O1.KR1 | grep '^  2026'
