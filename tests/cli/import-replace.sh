# SPDX-License-Identifier: MIT
# --replace makes the plan what a file says, and a plain import tells what it
# does not say.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
same() { t export | diff - "$1" && echo "as $1"; }
cat >a.yaml <<'END_A'
tenths: 1
plan: 甲的计划
cycles:
- id: 1aaaaaaaaaaa
  name: 2026 Q3
  starts: 2026-07-01
  ends: 2026-09-30
  closed: 2026-10-01
  objectives:
  - id: 1bbbbbbbbbbb
    title: 旧目标
- id: 2aaaaaaaaaaa
  name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  objectives:
  - id: 2bbbbbbbbbbb
    title: 提升质量
    note: 每周回顾
    key_results:
    - id: 2cccccccccc1
      title: 减少告警
      progress: 4/10
      checkins:
      - on: 2026-11-02
        progress: 2/10
      - on: 2026-11-09
        progress: 4/10
    - id: 2cccccccccc2
      title: 恢复演练
      owners: [李]
  - id: 2bbbbbbbbbb2
    title: 第二个目标
weeks:
- id: 3aaaaaaaaaaa
  from: 2026-11-09
  to: 2026-11-15
  wins: 写完了手册
END_A
t import -q a.yaml && same a.yaml
echo "# the other order, a note cleared, a key result and a check-in less"
sed -e '/note: 每周回顾/d' -e '/owners:/d' -e '/on: 2026-11-02/,+1d' a.yaml |
	awk '/id: 2cccccccccc1/ { hold = 1 } /id: 2cccccccccc2/ { hold = 0; two = 1 }
		hold { kept = kept $0 "\n"; next }
		two && /id: 2bbbbbbbbbb2/ { printf "%s", kept; two = 0 }
		{ print }' >b.yaml
echo "# a plain import takes nothing away, and says so"
try import -n b.yaml | tail -7
try import b.yaml
same a.yaml
try import -n --replace b.yaml | sed -n '/^changed\|^moved\|^deleted/,$p'
same a.yaml
try import --replace b.yaml
same b.yaml
try import --replace b.yaml
t undo
same a.yaml
echo "# a cycle alone: the others stay as they are, and so do the weeks"
t export --cycle 2026-Q4 | sed '/id: 2bbbbbbbbbb2/,$d' >q4.yaml
try import --replace --cycle 2026-Q4 q4.yaml
t list --cycle all
t week --on 2026-11-10 | head -3
echo "# another document says of it what it can: what it says of nothing stays"
printf '# 2026 Q4\nO: 提升质量\n  KR: 恢复演练 7/10\n' >q4.txt
try import --replace --cycle 2026-Q4 q4.txt
t show O1 | head -4
t list --cycle all
echo "# refused"
try import --replace b.yaml q4.txt
printf 'cycles:\n- name: 2027 Q1\n- name: 2027 Q2\n' >other.yaml
try import --replace --cycle 2026-Q4 other.yaml
echo "# without a plan it is an import"
try -f new.db import --replace a.yaml
t -f new.db export | diff - a.yaml && echo same
