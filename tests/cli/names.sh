# SPDX-License-Identifier: MIT
# One reader of a cycle's name: by --cycle, cycle:, CYCLE/O1, within:, a column, front
# matter, an import; and words that mean cycles, which none may be named.
TENTHS_FILE=$HOME/plan.db
export TENTHS_FILE
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" 2>&1 || echo "[$?]"; }
t cycle new 2026 >id
t cycle new 2026-Q4 --in 2026 >id
t cycle new 2026-Q3 --in 2026 --open >id
t cycle new --name '秋 天' --starts 2026-09-01 --ends 2026-11-30 >id
t add objective 年 -c 2026 >id
t add objective 季 -c 2026-Q4 >id
t add objective 秋 -c 秋天 >id
for name in '2026 q4' 4Q26 本季度 今年 上季度 'Q4 2026' 2026Q4 2026年第四季度 q4 '秋 天' 秋天 current previous next 当前 2026-10-05; do
	echo "# $name"
	try list -c "$name" | tail -n 1
	try list "cycle:$name" | tail -n 1
	try show "$name/O1" | head -n 1
	printf 'type,title,cycle\nobjective,表,%s\n' "$name" >one.csv
	try import -n -y one.csv | sed -n 's/.*a column of cycles *//p'
	printf -- '---\nokr-type: objective\ntitle: 页\ncycle: "%s"\n---\n' "$name" >one.md
	try import -n -y one.md | sed -n 's/.*the cycle of the front matter *//p'
done
echo '# within:'
for name in '2026 q4' 2026Q4 秋天 2026-10-05; do
	cat >one.yaml <<YAML
tenths: 1
cycles:
- {name: 2026 Q4}
- {name: 秋 天, starts: 2026-09-01, ends: 2026-12-30}
- {name: 2026-11, within: "$name"}
YAML
	tenths -f other.db import -q one.yaml
	tenths -f other.db cycle list
	rm -f other.db
done
echo '# a name that is there is the cycle that is there'
printf 'tenths: 1\ncycles:\n- {name: 秋天, starts: 2026-09-01, ends: 2026-11-30, objectives: [落叶]}\n' >one.yaml
try import one.yaml
printf 'type,title,cycle\nobjective,以后,清单\n' >one.csv
try import -y one.csv
t list -c all
echo '# all of them'
for all in all 全部; do
	t list -c $all | wc -l
	t --dump=text -c $all | grep -c 季
	t export --format outline -c $all | grep -c '季\|秋\|年'
	t doctor --writing -c $all | grep -c 'no number' || :
	try add objective 哪里 -c $all
done
echo '# reserved'
tenths -f there.db cycle new --name 周期甲 --starts 2027-01-01 --ends 2027-02-01 >id
tenths -f there.db add objective 那里 -c 周期甲 >id
for form in json txt md; do tenths -f there.db export -o there.$form; done
for name in current previous next all over backlog 当前 全部 清单 Current ＡＬＬ; do
	try cycle new --name $name --starts 2027-01-01 --ends 2027-02-01
	try cycle rename 2026-Q3 $name
	try cycle set 2026-Q3 --name $name
	printf 'tenths: 1\ncycles:\n- {name: %s, starts: 2027-01-01, ends: 2027-02-01}\n' $name >one.yaml
	try import one.yaml
	printf 'type,title,cycle\nobjective,表,%s (2027-01-01..2027-02-01)\n' $name >one.csv
	try import -n -y one.csv
	for form in json txt md; do
		sed "s/周期甲/$name/" there.$form >one.$form
		try -f other.db import -y one.$form
	done
	try -f other.db cycle
	try cycle close 2026-Q3 --name $name --ends 2026-11-30
	try cycle close 2026-Q3 -n --name $name --ends 2026-11-30
	echo "text=\":new $name\" Enter" >keys
	play --size 80x24 keys tenths --today 2026-11-21 | tail -n 1 | sed 's/ *$//'
done
t cycle
