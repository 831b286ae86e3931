# SPDX-License-Identifier: MIT
# After a fault: a way back in, a way to mend, and the cause by its name.
exec 3>&1
exec >all 2>&1
trap 'sed "s/plan-[0-9a-f]\{8\}-[0-9a-z]\{12\}-/plan-KEY-/g; s/^id .*/id/; s/node-[0-9a-z]\{12\}/node-ID/; s/plan-[0-9a-f]\{8\}\//plan-KEY\//" all >&3' EXIT
t() { tenths -f plan.db --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
# poke OFFSET BYTES: writes into the plan
poke() { printf "$2" | dd of=plan.db bs=1 seek="$1" conv=notrunc 2>/dev/null; }
t add objective '留得住' >id
t add kr '写到盘上 1/10' --to O1 >id
t backup good.db
cp plan.db whole.db
echo '# a damaged plan gives way to a copy'
head -c 9000 /dev/urandom >plan.db
try restore good.db
t list
ls plan*
echo '# not to itself'
ln plan.db hard.db
try restore plan.db
try restore hard.db
try restore missing.db
printf junk >junk.db
chmod 600 junk.db
try restore junk.db
rm hard.db
echo '# a header that tells another schema is put right'
poke 60 '\0\0\0\0'
try list
try list
poke 60 '\377\377\377\377'
try status
poke 60 '\0\0\377\377'
try list
cp whole.db plan.db
echo '# emptied, but there are backups'
t backup >made
: >plan.db
try add objective '不该从头开始'
try list
cp whole.db plan.db
echo '# a first start that was cut short'
mkdir new
: >new/plan.db
chmod 600 new/plan.db
try -f new/plan.db list
echo '# cut in two: what was there is saved by table'
size=$(stat -c %s whole.db)
head -c $((size - 4096)) whole.db >plan.db
try doctor --rescue=saved.db
try -f saved.db list
cp whole.db plan.db
echo '# no backup, no import'
printf 'O: 新的\n' >new.txt
mv .local .kept
: >.local
try import -q new.txt
try set O1.KR1 2/10
rm .local
mv .kept .local
try import -q new.txt
echo '# what is no document is refused at once'
head -c 20000000 /dev/zero >nul
head -c 20000000 /dev/zero | tr '\0' x >line
try import nul
try import line
try import - <line
{ printf 'cycles:\n- name: "'; yes 一行又一行 | head -n 900000; echo '"'; } >quoted.yaml
try import quoted.yaml
{ printf 'cycles:\n- name: a\n'; yes '  goes on' | head -n 900000; } >plain.yaml
try import - <plain.yaml
{ echo O: a; yes ' KR: ten thousand lines of this' | head -n 99000; } |
	iconv -t UTF-16LE >wide.txt
try import -n wide.txt
try import -n --quiet --encoding UTF-16LE wide.txt
mkdir -p .config/tenths/templates
mkfifo .config/tenths/templates/pipe.yaml
try templates | tail -n 1
rm -r .config
mkdir -p .config/tenths
mkfifo .config/tenths/config.yaml
try list
rm -r .config
echo '# stored, but the report could not be written'
t add objective '存下了' >/dev/full && exit 1 || echo "[$?]"
t list | tail -n 1
echo '# a text that no field holds is damage, not a conflict; a copy is at hand'
cp whole.db plan.db
python3 - <<'P'
import sqlite3
plan = sqlite3.connect("plan.db")
plan.execute("UPDATE node SET title = CAST(x'e79599004200' AS TEXT) WHERE id = 1")
plan.commit()
P
try list
try set O1 --title '换一个'
try doctor
echo '# a rule that another program broke is told by doctor, and locks nobody out'
cp whole.db plan.db
python3 - <<'P'
import sqlite3
plan = sqlite3.connect("plan.db")
plan.execute("UPDATE node SET due = 20000, sum = sum + 0 WHERE id = 1")
plan.commit()
P
try doctor
try set O1 --title '还能改'
echo '# a cycle and a health metric that lost their names have one'
cp whole.db plan.db
python3 - <<'P'
import sqlite3
plan = sqlite3.connect("plan.db")
plan.execute("UPDATE cycle SET name = NULL WHERE id = 1")
plan.execute("INSERT INTO metric(uid, name, sum) VALUES (5, NULL, 0)")
plan.commit()
P
try --dump 2>/dev/null | sed -n 1,2p
try digest 2>/dev/null | sed -n 1,2p
try set O1 --title '有名字'
try cycle list
try metric
echo '# what others may write gives way to a copy, too'
cp whole.db plan.db
chmod 666 plan.db
try list
try restore good.db
try doctor
echo '# what an editor leaves beside its file goes with it; a pipe is not waited for'
cat >editor <<'E'
#!/bin/sh
sleep 0.6
case $(cat mode) in
litter) cp "$1" "$1~"; : >"${1%/*}/4913"; : >"${1%/*}/.${1##*/}.swp"; echo '写好的' >"$1" ;;
pipe) rm "$1"; mkfifo "$1" ;;
zero) rm "$1"; ln -s /dev/zero "$1" ;;
esac
E
chmod +x editor
for mode in litter pipe zero; do
	echo $mode >mode
	echo 'E q' >keys
	EDITOR=$PWD/editor timeout 20 play --size 80x24 --status keys \
		tenths -f plan.db --today 2026-11-21 | grep ^status
	find .local -path '*/draft/*' -name '*.*'
	rm -rf .local/state/tenths/draft
done
t show O1 | grep 写好
echo '# a count of the history that cannot go on is not gone on with'
for seq in 9223372036854775807 -5 "'x'" NULL; do
	cp whole.db plan.db
	python3 -c "
import sqlite3
plan = sqlite3.connect('plan.db')
plan.execute(\"UPDATE sqlite_sequence SET seq = $seq WHERE name = 'journal'\")
plan.commit()"
	t add objective '一' >id
	t add objective '二' >id
	try undo
	t doctor
done
echo '# a restore for which there is no room leaves everything as it was'
rm -f plan-before*
cp good.db plan.db
head -c 5000 /dev/urandom >plan.db
cp plan.db rubbish
said=$( (ulimit -f 0; t restore good.db) 2>&1) && status=0 || status=$?
echo "$said [$status]"
cmp plan.db rubbish && ls plan*
