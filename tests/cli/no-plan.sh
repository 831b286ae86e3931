# SPDX-License-Identifier: MIT
# Before the first plan: what reads says so and makes nothing; the first add
# makes the plan and a cycle.
try() { tenths --today 2026-11-21 "$@" </dev/null && status=0 || status=$?; echo "[$status]"; }
for command in list 'show O1' 'set O1 5' 'done O1' undo history status \
	export doctor 'checkin --list' 'cycle list' 'cycle rm x' backup --dump; do
	try $command
done
try
try review
printf 'O: a\nKR1: b 3/10\n' >a.txt
try import --dry-run a.txt
ls -A
echo '# the first add'
tenths --today 2026-11-21 add objective '写出 清楚的 程序' >id
grep -cE '^[0-9a-z]{12}$' id
try list
stat -c '%a %n' .local/share/tenths .local/share/tenths/plan.db
echo '# TENTHS_FILE and -f name other plans'
TENTHS_FILE=$HOME/other.db tenths --today 2026-11-21 add objective Other >id
TENTHS_FILE=$HOME/other.db tenths --today 2026-11-21 list
tenths -f other.db --today 2026-11-21 list
XDG_DATA_HOME=$HOME/xdg tenths --today 2026-11-21 add objective Third >id
ls xdg/tenths
mkdir -p old && : >old/notes
try -f old/notes list
try -f old list
try -f old/none/plan.db add objective x
