# SPDX-License-Identifier: MIT
# Folders, pipes, devices and long names where a file is meant; outputs that are
# closed or full; a home that is none; a umask that takes everything away.
exec 3>&1
exec >all 2>&1
trap 'sed "s/plan-[0-9a-f]\{8\}-[0-9a-z]\{12\}-/plan-KEY-/g; s|$HOME|HOME|g; s/home-[A-Za-z0-9]*/HOME/g" all >&3' EXIT
t() { timeout 20 tenths -f plan.db --today 2026-11-21 "$@"; }
try() { t "$@" 2>&1 && status=0 || status=$?; echo "[$status]"; }
t add objective '留得住' >id 2>&1
t backup good.db >made
echo '# where the plan is meant'
mkdir folder.db
mkfifo pipe.db silent
# A pipe into which nobody writes keeps nobody for ever: told at the end.
try import silent >silence &
ln -s plan.db link.db
for file in folder.db pipe.db link.db; do
	for verb in list doctor 'restore good.db' 'doctor --rescue=saved.db'; do
		try -f $file $verb
	done
done
echo '# a pipe that nobody reads, where a file is written'
for words in 'backup pipe.db' 'export -o pipe.db' 'doctor --rescue=pipe.db' \
	'--dump -o pipe.db' 'backup folder.db --force' \
	'doctor --rescue=folder.db --force' 'export -o folder.db --force'; do
	try $words
done
try sync pipe.db
cat pipe.db >read & try export -o pipe.db; wait
grep -c 留得住 read
echo '# where its journal is meant'
mkfifo plan.db-journal
for verb in list 'add objective x' doctor 'restore good.db' list; do
	try $verb
done
ls plan*
rm plan-before*
mkdir plan.db-journal
try list
try restore good.db
rm -r plan-before*
echo '# no file goes where the plan keeps its own'
for file in ./plan.db-journal "$HOME/plan.db-wal" "../${HOME##*/}/plan.db-shm"; do
	try export -o "$file"
	try backup "$file" --force
done
echo '# names that are too long for one part or the other'
long=$(printf '计%.0s' $(seq 70)) longer=$(printf '划%.0s' $(seq 82))
try -f "$longer.db" add objective x | sed 's/划.*划/划…划/'
ls | grep -c 划 || :
t -f "$long.db" add objective x 2>&1 | grep -v '^[0-9a-z]*$'
t -f "$long.db" add objective y 2>&1 | grep -v '^[0-9a-z]*$' || :
ls .local/state/tenths/backups | grep -c 计
echo '# a pipe for settings, a template, a theme; a path for a name'
mkdir -p .config/tenths/templates .config/tenths/themes
mkfifo .config/tenths/templates/mine.yaml .config/tenths/themes/ours.yaml
mkfifo .config/tenths/config.yaml
try status
try config
rm .config/tenths/config.yaml
try templates
for name in mine ../config ./mine /etc/passwd; do
	try cycle new 2027-Q1 --template "$name"
	try templates "$name"
	try --theme "$name"
done
rm -r .config/tenths/templates .config/tenths/themes
echo '# an output that is closed, or full'
for verb in list status export 'list --json' 'add objective x' --dump 'sync s.yaml' \
	'backup again.db --force' 'restore good.db'; do
	t $verb 2>&1 >/dev/full && status=0 || status=$?
	echo "$verb [$status]"
	t $verb 2>&1 >&- && status=0 || status=$?
	echo "$verb [$status]"
done
t import - 2>&1 <&- || echo "[$?]"
echo '# a home that is none'
for home in '' relative /dev/null; do
	HOME=$home t add objective y 2>&1 >id
done
echo '# a pipe that nobody writes into, and one that somebody does'
wait
cat silence
printf 'O: 从管道来\n' >pipe.db & try import --dry-run pipe.db; wait
echo '# whatever the umask'
umask 777
t backup masked.db >made
t -f made.db add objective x >id 2>&1
t export -o masked.yaml
stat -c '%a %n' masked.db made.db masked.yaml .local/state/tenths/backups
