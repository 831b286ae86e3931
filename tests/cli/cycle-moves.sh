# SPDX-License-Identifier: MIT
# A cycle comes to other days, later or earlier, that touch none of those it had:
# by an import, taken back and done again, and by a sync.
t() { tenths --today 2026-11-10 "$@"; }
plan() {
	printf 'cycles:\n- name: 冲刺\n  starts: %s\n  ends: %s\n' "$1" "$2"
}
days() { t cycle list; }
plan 2026-10-01 2026-12-31 >a.yaml
t import -q a.yaml
plan 2028-01-01 2028-03-31 >b.yaml
t import b.yaml
days
t undo
days
t redo
days
plan 2026-01-01 2026-03-31 >c.yaml
t import c.yaml
days
t sync team.yaml
sed -i 's/2026-01-01/2029-04-01/; s/2026-03-31/2029-06-30/' team.yaml
t sync team.yaml
days
t doctor
