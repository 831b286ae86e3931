# SPDX-License-Identifier: MIT
# Any file can be read in again: nothing is doubled, what changed is listed,
# and one undo takes an import back.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
twice() {
	echo "# $1"
	t import "$1"
	t import "$1"
	t undo
	t list --cycle all
	t redo >/dev/null
}
cat >a.md <<'END'
# 2026 Q4
## O1: 甲
- KR1: 乙 5/10
- KR1: 乙 6/10
## 周记
### 2026-11-02
一
### 2026-11-02
二
END
cat >b.txt <<'END'
# 2026-11
O: 丙
KR1: 丁 3/10
KR2: 丁 4/10
END
cat >c.csv <<'END'
目标,关键结果,进度,信心,截止时间
戊,己,5/10,6/10,2026-11-28
戊,庚,20%,,
END
cat >d.yaml <<'END'
cycles:
- name: 2026 Q4
  objectives:
  - title: 辛
    krs:
    - title: 壬
      checkins: [{on: 2026-11-02, progress: 3/10}]
metrics: [{name: DAU, values: {2026-10: 5, 2026-11: 6}}]
weeks: [{from: 2026-11-09, to: 2026-11-13, priorities: [一, 一]}]
END
cat >e.json <<'END'
{"cycle_id": "7", "start_time": "2026-10-01", "end_time": "2026-12-31",
 "objectives": [{"id": "21", "content": "{\"text\": \"癸\"}", "key_results":
  [{"id": "31", "content": "{\"text\": \"子\"}", "score": 0.4}]}]}
END
for file in a.md b.txt c.csv d.yaml e.json; do
	twice $file
done
echo '# what changed'
sed -i 's|乙 6/10|乙 7/10|; s|^二$|三|' a.md
sed -i 's|丁 4/10|丁 4/10 信心 5/10|' b.txt
sed -i 's|20%|30%|; s|2026-11-28|2026-11-29|' c.csv
sed -i 's|3/10|4/10|; s|11: 6|11: 7|' d.yaml
sed -i 's|癸|丑|; s|0.4|0.5|' e.json
for file in a.md b.txt c.csv d.yaml e.json; do
	t import $file
done
echo '# several at once, one of them refused; and the other way to say it'
printf 'O: 寅\n' >f.txt
printf 'O: \377\n' >g.txt
try import f.txt g.txt a.md
t import --format outline - <f.txt
try import --format html f.txt
try import --strict a.md b.txt
echo '# what was done'
t history | cut -c 19- | uniq -c
t doctor | head -n 1
