# SPDX-License-Identifier: MIT
# tenths edit: a part of the plan in the editor, taken back as one change.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
by() { EDITOR="$1" && export EDITOR; }
cat >plan.yaml <<'YAML'
cycles:
- id: 000000000001
  name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  objectives:
  - id: 000000000002
    title: 成为中台组的中坚力量
    key_results:
    - id: 000000000003
      title: 较大单独模块的设计和实现
      progress: 4/10
      note: 一
      checkins:
      - {on: 2026-11-09, progress: 4/10, note: 开始}
      actions:
      - {id: 000000000004, title: 设计, state: done}
      - {id: 000000000005, title: 评审}
    - {id: 000000000006, title: 3 篇博客}
  - {id: 000000000007, title: 完善后端技能}
backlog:
- {id: 000000000008, title: 以后, priority: high}
- {id: 000000000009, title: 更以后}
metrics:
- {name: DAU, unit: 人, values: {2026-11-09: 1200}}
YAML
t import -q plan.yaml
echo "== what the editor is given"
by cat
try edit O1.KR1 | grep -v made:
try edit B1
t edit --cycle all | grep -c metrics:
echo "== fields, an action more, one less, another order, one change"
cat >change.sh <<'EOS'
python3 - "$1" <<'PY'
import re, sys
path = sys.argv[1]
text = open(path, encoding="utf-8").read()
text = text.replace("较大单独模块的设计和实现", "一个大模块")
text = re.sub(r"\n *note: 一(?=\n)", "", text)
head, actions = text.split("      actions:\n")
parts = re.split(r"(?m)^      - ", actions)[1:]
parts = ["title: 写文档\n"] + [p for p in parts if "评审" in p]
open(path, "w", encoding="utf-8").write(
    head + "      actions:\n" + "".join("      - " + p for p in parts))
PY
EOS
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
by "sh $PWD/change.sh"
try edit O1.KR1
t list
t show O1.KR1 | grep note || echo "no note"
t history | sed 's/^[^ ]* [^ ]*  //'
t undo
t list kind:action
echo "== nothing"
by 'sh -c ": >\"$1\"" sh'
try edit O1
by true
try edit O1
by false
try edit O1
ls ~/.local/state/tenths/draft/* 2>/dev/null | sed 's/.*draft.//'
echo "== an editor in a folder with a blank in its name"
mkdir 'my tools'
printf '#!/bin/sh\nsed -i "s/更以后/再以后/" "$1"\n' >'my tools/ed'
chmod +x 'my tools/ed'
by "$PWD/my tools/ed"
try edit B2
t list --json cycle:all | grep -c 再以后
by "sh '$PWD/my tools/ed'"
try edit B2
echo "== a mistake is told with its place, and the text kept; then put right"
by "sed -i s/priority/prioritie/"
try edit B1 2>&1 | sed 's|HOME.*/edit|edit|; s| in /.*/edit| in edit|; s|tenths: /.*/edit|tenths: edit|'
by "sed -i -e s/prioritie/priority/ -e s/high/low/"
try edit B1
t list --json priority:low cycle:all | grep -c 以后
echo "== what another program does meanwhile stays"
by "sh -c 'tenths --today 2026-11-21 set O1.KR2 --owner 小李; tenths --today 2026-11-21 set O1.KR2 --title 2篇; sed -i s/3.篇博客/4篇/ \"\$1\"' sh"
try edit
t show O1.KR2 | sed -n '1p;/owner/p'
echo "== where drafts cannot be kept the text is edited all the same"
rm -rf .local/state
: >.local/state
TMPDIR=$HOME && export TMPDIR
by 'sed -i s/priority/prioritie/'
try edit B1 2>&1 | grep -c 'the text is kept in /'
grep -c prioritie tenths-*/edit-000000000008.md
by 'sed -i s/以后/后来/'
try edit B1
ls -d tenths-* | wc -l
echo "== what is too long to be read is neither taken nor written over"
rm .local/state
head -c 9000000 /dev/zero | tr '\0' y >long
by "cp $HOME/long"
try edit B2 2>&1 | sed 's|[^ ]*/edit|edit|'
by true
try edit B2 2>&1 | sed 's|[^ ]*/edit|edit|'
cmp long .local/state/tenths/draft/*/edit-000000000009.md
rm .local/state/tenths/draft/*/edit-000000000009.md
by rm
try edit B2
