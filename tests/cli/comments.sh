# SPDX-License-Identifier: MIT
# Comments: said, solved and taken away, with who said them, in every form.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
# Ids are made anew each time.
plain() { sed 's/[0-9a-hjkmnp-tv-z]\{12\}/ID/g'; }
t add objective 目标一 >/dev/null 2>&1
t add kr 结果一 --owner 小李,小王 >/dev/null
t add kr 结果二 --owner 小王 >/dev/null
echo "# who is @me"
try list @me
t config user.name 小李
t list @me
t checkin O1.KR1 3/10 --on 2026-11-16
t checkin O1.KR2 5/10 >/dev/null
echo "# said of a node, and of its check-in of a day"
t comment O1.KR1 '十个够吗？'
t comment O1.KR1 --on 2026-11-16 '挡住的是什么？
说来听听。'
t -C user.name=小王 comment O1 '很好'
try comment O1.KR1 --on 2026-11-17 '没有这天'
try comment O1.KR1 ' '
try comment O9 '？'
t comment list | plain
t show O1.KR1 | sed -n '/^Check-ins/,$p' | plain
echo "# solved, and open again"
id=$(t comment list O1.KR1 | sed -n '1s/ .*//p')
t comment solve "$id"
t comment list | plain
t comment list --json O1.KR1 | plain
t comment reopen "${id%????}"
try comment solve zzzzzzzz
echo "# written and read again"
t export --format yaml -o one.yaml
sed -n '/comments:/,/text:/p' one.yaml | plain
t -f again.db import -q one.yaml
t -f again.db export --format yaml | cmp - one.yaml && echo the same
t show --json O1.KR1 | grep -o '"comments": .*' | plain
echo "# in Markdown, too, where nobody sees them"
t -C user.name=小张 comment O1 '两个 -- 与 -->，
\n 和 \\'
t export --format markdown -o one.md 2>said
cat said
sed -n '/Objective/,$p' one.md | plain
t -f md.db import -q one.md
t -f md.db comment list | plain
t -f md.db export --format markdown 2>said | cmp - one.md && echo the same
t -f md.db import one.md
sed 's/够吗/不够/; s/^ *solved: true/x: y/' one.md >two.md
t -f md.db import -n two.md 2>&1 | plain || :
t undo
echo "# below a check-in, and by itself"
cat >in.yaml <<'END'
tenths: 1
cycles:
- name: 2026 Q4
  objectives:
  - title: 手写
    comments: [一句话, {by: 小张, text: 又一句, solved: true}]
    key_results:
    - title: 结果
      checkins:
      - comments: [{by: 小张, text: 说的是这次更新}]
        on: 2026-11-09
        progress: 1/10
END
t -f hand.db import in.yaml
t -f hand.db import in.yaml
t -f hand.db comment list | plain
echo "# the history says who"
t history | sed 's/^[^ ]* [^ ]*  //' | head -n 4
t undo
t rm O1.KR1
t comment list | plain
t undo
t comment rm "$id"
t comment list | plain
echo "# of another's plan: into its own file, whole or not at all"
mkdir -p okr/platform
cat >okr/platform/li.yaml <<'END'
tenths: 1
cycles:
- id: 000000000001
  name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  objectives:
  - id: 000000000002
    title: 服务不间断
    key_results:
    - id: 000000000003
      title: 可用性
      checkins:
      - on: 2026-11-16
        progress: 3/10
    - id: 000000000004
      title: 机密
      tags:
      - private
END
cp okr/platform/li.yaml before
try comment -d okr platform/li:O1.KR1 '我们能帮什么？'
diff before okr/platform/li.yaml | plain
try -C share=-#private comment -d okr 000000000003 --on 2026-11-16 '以编号说的' 2>&1
grep -c 机密 okr/platform/li.yaml
t comment list -d okr | plain
t comment list -d okr --json O1.KR1 | plain
id=$(t comment list -d okr | sed -n '2s/ .*//p')
t comment solve -d okr "platform/li:$id"
t comment list -d okr | plain
t config plans okr
t -C user.name=小王 comment 'platform/li: O1' 没有说哪个文件夹
t comment rm "platform/li:$id"
t comment list -d okr | plain
t -f okr/mei.db add objective 本地的 >/dev/null 2>&1
t comment mei:O1 写进数据库
t -f okr/mei.db comment list | plain
t -f okr/mei.db history | sed 's/^[^ ]* [^ ]*  //' | head -n 1
try comment -d okr nobody:O1 无 2>&1
try comment -d okr O1 无 2>&1
try comment -d okr platform/li:O9 无 2>&1
cp okr/platform/li.yaml before
try comment platform/li:O1 ' ' 2>&1
sed -i 's/可用性/& # 旁注/' okr/platform/li.yaml
try comment platform/li:O1 会丢掉旁注 2>&1
cp before okr/platform/li.yaml
chmod 400 okr/platform/li.yaml
[ "$(id -u)" = 0 ] || try comment platform/li:O1 不能写 >said 2>&1
cmp before okr/platform/li.yaml
