# SPDX-License-Identifier: MIT
# What another program writes is on the screen without a key, and what is taken back
# afterwards is that, for it is the last change there is.
t() { tenths --today 2026-11-21 "$@"; }
t import -q "$top/tests/plans/sample.yaml"
# When the planner has begun it makes the day's copy.
{
	until ls .local/state/tenths/backups/*2026-11-22-daily.db >ready 2>&1; do
		sleep 0.05
	done
	tenths --today 2026-11-22 set O1.KR2 --title 别人写的
} &
cat >keys <<'KEYS'
wait-for="别人写的" text="u" wait-for="undone" snap=after q
KEYS
play --size 80x24 keys tenths --today 2026-11-22 >screen
wait
grep "^undone" screen | head -n 1
t show O1.KR2 | head -n 1
