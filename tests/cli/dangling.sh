# SPDX-License-Identifier: MIT
# Rows that belong to a row which is lost, or whose link is no id: told, in sight, and
# nobody is locked out. Each time: what reading says; what doctor says and its status;
# whether a rescue saves all of them into a sound plan; then an import, which needs a
# backup and so a sound plan, and whether the file is sound from there on.
t() { tenths -f plan.db --today 2026-11-21 "$@"; }
t import -q "$top/tests/plans/weekly.yaml"
t comment O1 评论 >id
t cycle close '2026 Q4' --next '2027 Q1' >id
t undo >id
printf '# 2026 Q4\nO: 更多\n' >more.txt
cp plan.db whole.db
damage() {
	echo "# $1"
	rm -rf plan.db saved.db .local
	cp whole.db plan.db
	sqlite3 plan.db "PRAGMA foreign_keys = OFF; $1"
	t list 2>&1 >list | sed 's/^tenths: //'
	t doctor 2>doctor.err >doctor.out || echo "doctor [$?]"
	sed '/rescue/d; /a backup/d; 5,$d' doctor.out
	t doctor --rescue=saved.db >rescued || sed -n '$p' rescued
	t -f saved.db doctor
	t import -q more.txt 2>doctor.err || cat doctor.err
	t doctor
}
damage 'DELETE FROM node WHERE id = 2'
damage 'UPDATE checkin SET node = 777'
damage 'UPDATE checkin SET node = -5 WHERE id = 1'
damage 'UPDATE checkin SET node = NULL'
# Cut to 32 bits it would be another's.
damage 'UPDATE checkin SET node = 4294967298 WHERE id = 3'
damage 'UPDATE comment SET node = 777'
damage 'DELETE FROM node WHERE id IN (1, 8)'
damage 'DELETE FROM week'
damage 'UPDATE priority SET week = 55'
damage 'DELETE FROM metric'
damage 'UPDATE cycle SET parent = 55'
damage 'UPDATE node SET cycle = 55 WHERE id = 1'
damage 'DELETE FROM cycle'
echo '# of many the first are told, and how many more there are'
damage 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
	INSERT INTO checkin(node, "on", sum) SELECT 600 + i % 3, 20000 + i, 0 FROM n' |
	sed '5,22d'
echo '# what is kept is at every door'
rm -rf .local
cp whole.db plan.db
sqlite3 plan.db 'PRAGMA foreign_keys = OFF; DELETE FROM node WHERE id = 2'
t show B1 2>show.err | sed '/^id/d'
t export 2>export.err | grep -A 5 '(lost)'
t sync shared.yaml 2>sync.err
grep -c '(lost)' shared.yaml
