# SPDX-License-Identifier: MIT
# Files of other programs: todo.txt, tables pasted below each other, words for
# a confidence, days with the date first, YAML whose keys are the titles.
t() { tenths -f p.db --today 2026-10-10 "$@"; }
read_in() {
	echo "# $1"
	rm -f p.db*
	t import -y "$1" && t export --format yaml |
		sed -E '/^ *(- )?id: /{/^ *id:/d;s/- id: .*/-/}'
}
cat >tasks.txt <<'E'
(A) 2026-10-01 Call Bob +Sales @phone due:2026-11-01 t:2026-10-15
Write to @anna about the mill +bakery
x 2026-10-05 2026-10-01 Send invoice +Sales pri:B
(C) 买牛奶 rec:1w @超市 due:soon
E
cat >pasted.csv <<'E'
type,title,target,current,confidence,due
objective,Ship,,,,
kr,Reach 10 users,10,3,medium,31.12.2026
type,title,target,current,confidence,due
kr,Sell 20,20,5,高,2026-10-31
E
cat >pasted.md <<'E'
# 2026 Q4
## O1 Ship
| Key result | target | current |
| --- | --- | --- |
| Reach users | 10 | 3 |
| Key result | target | current |
| Sell | 20 | 5 |
E
cat >titles.yaml <<'E'
# read every Monday
2027:
  健康:   # the big one
    - 跑 500 公里
    - "体重 #1"
  学习:
    读 24 本书: 3/10
    写博客:
      progress: 5/10
      owner: 小明
    英语: 每天一课
E
echo '# words for a status, in exports of other programs'
printf 'Title,Type,Status\nSail,Objective,\nForty stops,Key Result,Behind\nNo breakdown,Key Result,延期\nOne book,Key Result,落后\n' >status.csv
tenths -f status.db --today 2026-10-12 import -q status.csv
tenths -f status.db --today 2026-10-12 list | cut -c 1-40
cat >settings.yaml <<'E'
name: ci
jobs:
  build: [make]
E
for file in tasks.txt pasted.csv pasted.md titles.yaml settings.yaml; do
	read_in $file
done
