# SPDX-License-Identifier: MIT
# Two people with a plan each, in step by a file. What each did goes to the
# other, what both did to one field is listed on both sides, and what is private
# stays where it is.
a() { XDG_CONFIG_HOME=$PWD/ca tenths --today 2026-11-21 -f a.db "$@"; }
b() { XDG_CONFIG_HOME=$PWD/cb tenths --today 2026-11-21 -f b.db "$@"; }
try() { "$@" && status=0 || status=$?; echo "[$status]"; }
# both: one syncs, then the other, then the one again, and they are the same.
both() {
	try a sync okr.yaml
	try b sync okr.yaml
	try a sync okr.yaml
	a export >a.yaml
	b export >b.yaml
	diff a.yaml b.yaml && echo same
}
a cycle new 2026-Q4 >/dev/null
a add objective '提升质量' >/dev/null
a add kr '减少告警' --start 40 --target 5 --current 40 >/dev/null
a add kr '恢复演练' >/dev/null
a add objective '学习存储' >/dev/null
a add kr '写四章笔记' >/dev/null
both
echo "# nothing to do"
try a sync okr.yaml
echo "# other key results, the same one, a new one each"
a set O1.KR2 5/10
b set O2.KR1 3/10
b set O1.KR2 --owner 李
a add kr '甲加的' --to O1 >/dev/null
b add kr '乙加的' --to O2 >/dev/null
both
a list
echo "# one field, two values: that of the file stands, and both have the other"
a set O1.KR2 --note '甲写的'
b set O1.KR2 --note '乙写的'
both
b conflicts || echo "[$?]"
b conflicts --json || echo "[$?]"
try b conflicts take 1
both
a show O1.KR2 | grep -e note -e 写的
a conflicts
echo "# deleted here, altered there: it stays; deleted and left alone: it goes"
a rm O1.KR2 O2.KR2
b set O1.KR2 --owner 王
both
a list
try a conflicts
try a conflicts seen 1
both
echo "# the target here, the value there: look"
a set O1.KR1 --target 10
b set O1.KR1 20
both
try b conflicts
try b conflicts seen 1
try b conflicts seen 1
echo "# order here, a move there"
a move O1.KR3 --before O1.KR1
b add objective '第三个' >/dev/null
b move O1.KR1 --to O2
both
a list
echo "# one undo takes a sync back, and the next one tells the others"
b set O1.KR1 --note '会撤销'
b sync okr.yaml
a sync okr.yaml
a undo
both
b show O1.KR1 | grep -c 会撤销 || :
echo "# what is private is in no file, and nothing that others do touches it"
mkdir -p ca/tenths
a config share '-#private'
a add objective '机密目标' >/dev/null
a set O4 --tags private
a add kr '机密结果' --to O4 >/dev/null
a add kr '私下的' --to O1 --tags private >/dev/null
a week priority 'P1 O4.KR1 机密优先' >/dev/null
a comment O4.KR1 '机密评论' >/dev/null
a set O2 --tags private
both >both.out || :
grep -c '机密\|私下\|学习存储' okr.yaml || :
b list
a list
echo "# nor is what two people said otherwise of a comment on it"
cat >told.yaml <<'END'
tenths: 1
backlog:
- id: 2zzzzzzzzzzz
  title: 公开
- id: 2yyyyyyyyyyy
  title: 机密
  tags: [private]
  comments:
  - {id: 6yyyyyyyyyyy, text: 机密评论}
conflicts:
- {id: 5yyyyyyyyyyy, about: 6yyyyyyyyyyy, field: text, other: 机密另说}
END
a -f told.db import -q told.yaml
a -f told.db sync -q shared.yaml
grep -c 机密 shared.yaml || :
a -f told.db conflicts || :
echo "# a key result that is private keeps what it is in"
b rm O1
b sync -q okr.yaml
try a sync -q okr.yaml
a list | head -4
a conflicts || :
echo "# nothing is shared while it cannot be told what is private"
a config share '-#private status:nonsense' || :
printf 'share: "status:nonsense"\n' >ca/tenths/config.yaml
try a sync okr.yaml
printf 'share: [\n' >ca/tenths/config.yaml
try a sync okr.yaml 2>&1 | tail -2
rm ca/tenths/config.yaml
echo "# comments of YAML are left out, and told"
sed 's/^tenths: 1/# 团队的计划\n&/; s/title: 提升质量/&  # 旁注/' okr.yaml >noted.yaml
try a sync noted.yaml
grep -c 旁注 noted.yaml || :
try a sync noted.yaml
echo "# what cannot be"
try a sync
printf '<<<<<<< ours\n' | cat - okr.yaml >marked.yaml
try a sync marked.yaml
cp a.db copy.db
try a sync a.db
