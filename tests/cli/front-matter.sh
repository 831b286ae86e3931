# SPDX-License-Identifier: MIT
# --front-matter: what a static site asks for, in YAML whatever the names hold:
# title, date, language, tags, no draft. Read in again nothing of it is doubled.
t() { tenths --today 2026-11-21 "$@"; }
front() { awk '/^---$/ { n++; next } n == 1'; }
t cycle new 2026-Q4 --name '第四季度: "稳" # 1 \ {x} | y' \
	--starts 2026-10-01 --ends 2026-12-31 >id
t add objective 目标 >id
t import -q - --format yaml <<'YAML'
tenths: 1
plan: "家里: 'x' & <y>"
cycles:
- name: "第四季度: \"稳\" # 1 \\ {x} | y"
  starts: 2026-10-01
  ends: 2026-12-31
  tags: [云原生, "yes", 2026, "a:b", okr]
YAML
t --dump=markdown --front-matter >one.md
front <one.md
t --dump=markdown --front-matter --cycle all | front
TENTHS_FILE=$HOME/again.db t import -q one.md
TENTHS_FILE=$HOME/again.db t --dump=markdown --front-matter | cmp - one.md
# A site's own reader of YAML, where there is one.
for python in python3 /usr/bin/python3; do
	$python -c 'import yaml' 2>/dev/null || continue
	front <one.md | $python -c '
import sys, yaml, datetime
matter = yaml.safe_load(sys.stdin)
assert matter["title"] == "第四季度: \"稳\" # 1 \\ {x} | y", matter
assert str(matter["date"]) == "2026-11-21", matter
assert matter["lang"] == "en", matter
assert matter["tags"] == ["okr", "云原生", "yes", "2026", "a:b"], matter
assert matter["draft"] is False, matter'
	break
done
[ ! -d "${LOCPATH:-/none}/zh_CN.UTF-8" ] ||
	[ "$(LC_ALL=zh_CN.UTF-8 t --dump=markdown --front-matter | front |
		grep lang)" = 'lang: "zh-CN"' ]
