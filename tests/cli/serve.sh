# SPDX-License-Identifier: MIT
# serve --stdio: a request a line, an answer a line; off until the settings let
# it, a few verbs, this plan alone.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
t -f 计划.db add objective '成为"团队"里可以依靠的人' >/dev/null 2>&1
t -f 计划.db add kr '3 篇博客' >/dev/null
t add objective '另一个计划' >/dev/null 2>&1
try serve --stdio </dev/null
t config serve true
try serve </dev/null
t -f 计划.db serve --stdio >answers <<'EOR'
{"id": 1, "do": "status"}
{"id": "二", "do": "set", "args": ["O1.KR1", "4/10", "--confidence", "6"]}
{"id": 3, "do": "set", "args": ["O1.KR1", "--note", "说\"好\"了\n第二行 \ud83c\udfd4"]}

{"id": 4, "do": "show", "args": ["O1.KR1"]}
{"id": 5, "do": "checkin"}
{"id": 6, "do": "checkin", "args": ["O1.KR1", "5"]}
{"id": 7, "do": "list", "args": ["kind:key_result"]}
{"id": 8, "do": "list", "args": ["status:nosuch"]}
{"id": 9, "do": "show", "args": ["O9"]}
{"id": 10, "do": "set", "args": ["O1", "-f", "x.db", "--title", "x"]}
{"id": 11, "do": "list", "args": ["--file=x.db"]}
{"id": 12, "do": "export", "args": ["-o", "x"]}
{"id": 13, "do": "list", "args": ["--help"]}
{"id": 14, "do": "list", "args": ["--output", "x"]}
{"id": 15}
{"id": 16, "do": "checkin", "ref": "O1.KR1", "progress": "5/10"}
{"id": 17, "do": "checkin", "args": "O1.KR1"}
{"id": 18, "do": "list", "args": []}
{"id": 19, "do": "list", "args": [["O1"]]}
["list"]
{"do": "checkin", "args": [
no JSON at all: [
EOR
sed -E 's/"(id|parent)": "[a-z0-9]{12}"/ID/g' answers
command -v python3 >/dev/null && python3 -c '
import json
for line in open("answers", encoding="utf-8"):
    json.loads(line)'
ls
