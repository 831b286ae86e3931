# SPDX-License-Identifier: MIT
# backup, restore, doctor.
# What is kept is named after the plan, where it stands, and its own id.
exec 3>&1
exec >all 2>&1
trap 'sed "s/plan-[0-9a-f]\{8\}-[0-9a-z]\{12\}-/plan-KEY-/" all >&3' EXIT
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
plan=.local/share/tenths/plan.db
t add objective 'Is kept' >id 2>/dev/null
t backup
t backup copy.db
stat -c %a copy.db .local/state/tenths .local/state/tenths/backups
try backup copy.db
t add objective 'Comes later' >id
t restore copy.db
t list
ls .local/state/tenths/backups
echo '# what is no backup'
sum=$(sha256sum $plan)
printf 'nothing of ours' >other
try restore other
try restore missing.db
[ "$sum" = "$(sha256sum $plan)" ]
try doctor
t doctor --writing
echo '# damage'
LC_ALL=C sed 's/Is kept/Is kepT/g' $plan >damaged.db
chmod 600 damaged.db
try -f damaged.db doctor
head -c 5000 $plan >half.db
chmod 600 half.db
try -f half.db doctor 2>&1
try -f half.db list
t doctor --rescue rescued.db
t -f rescued.db list
try doctor --rescue rescued.db
try -f other list
cat other
echo
echo '# before the first change of a day, taking one back too'
tenths --today 2026-11-22 undo
ls .local/state/tenths/backups | grep 22-daily
