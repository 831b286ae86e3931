# SPDX-License-Identifier: MIT
# The sample: printed and gone, or kept; in both languages; on any day.
try() { tenths "$@" </dev/null && status=0 || status=$?; echo "[$status]"; }
mkdir tmp
TMPDIR=$HOME/tmp
export TMPDIR
tenths --today 2026-11-21 demo --dump | head -n 3
ls -A tmp
ls -A
tenths --today 2026-11-21 demo --keep mine.db
tenths --today 2026-11-21 -f mine.db list kind:objective
tenths --today 2026-11-21 -f mine.db status || echo "[$?]"
tenths --today 2026-11-21 -f mine.db checkin --list
tenths --today 2026-11-21 -f mine.db doctor
tenths --today 2026-11-21 -f mine.db undo
tenths --today 2026-11-21 -f mine.db list
try demo --keep mine.db
try demo
for day in 2026-01-01 2026-03-31 2028-02-29; do
	tenths --today $day demo --dump | sed -n 4p
done
TMPDIR=$HOME/nowhere try demo --dump
echo "# what a killed one has left goes with the next, what another uses stays"
mkdir left && export TMPDIR=$PWD/left
for name in 1-aaaaaa 1-aaaaaa-journal 2-bbbbbb 3-cccccc; do : >left/tenths-plan-$name; done
touch -d 2026-11-01 left/tenths-plan-[12]* && mkdir left/tenths-plan-4-dddddd
flock left/tenths-plan-2-bbbbbb tenths demo --dump >dump
ls left
