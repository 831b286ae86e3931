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
