#!/bin/sh
# SPDX-License-Identifier: MIT
# What a field costs: one is added to a copy of the sources as src/README.md says
# ("To add … a field") and nowhere else, and must then be found at every door.
# The copy is built without optimising, for it is run once.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
python3 -c 'import sqlite3' 2>/dev/null || { echo "skipped: no python3"; exit 0; }
tree=$work/tree
log=$work/log
mkdir "$tree"
cp -R Makefile README.md LICENSE CHANGELOG.md include src tests themes man "$tree"
status=0

# Puts a line before the first that holds WHERE after the first that holds FROM.
before() { # FILE FROM WHERE LINE
	awk -v from="$2" -v where="$3" -v line="$4" '
	index($0, from) { seen = 1 }
	seen && !done && index($0, where) { print line; done = 1 }
	{ print }
	END { exit !done }' "$tree/$1" >"$work/edited" || {
		echo "$1: there is no \"$3\" after \"$2\""
		exit 1
	}
	cp "$work/edited" "$tree/$1"
}

# The answers of the database $work/now.db, a line each.
query() {
	python3 -c 'import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]):
    print(*row)' "$work/now.db" "$1"
}

compile() {
	make -C "$tree" -s -j2 CFLAGS=-O0 HARDEN= build/tenths build/fields build/play \
		build/po/zh_CN/LC_MESSAGES/tenths.mo >"$log" 2>&1 && return
	grep -E 'error|Error' "$log" | head
	echo "a field: the copy does not build"
	exit 1
}

# The row and its name, the member, the schema step, its key in the plan file.
before include/model/field.h 'enum node_field {' 'NODE_FIELDS' '	NODE_SPONSOR,'
before src/model/field.c 'node_fields[] = {' '};' \
	'[NODE_SPONSOR] = {DETAIL("sponsor", N_("sponsor"), FIELD_LINE, sponsor), .help = N_("who wants it"), .carried = true, .shown = true, .levels = ON_MEASURED},'
before include/model/plan.h 'struct detail {' '};' '	const char *sponsor;'
tenths -f "$work/now.db" cycle new 2026 >"$log"
index=$(query 'SELECT sql FROM sqlite_schema WHERE name = "node_detail"' |
	sed 's/"/\\\\"/g')
before src/store/schema.c 'steps[] = {' '};' "\"ALTER TABLE node ADD COLUMN sponsor TEXT;\"
	\"DROP INDEX node_detail;\" \"$index OR \\\\\"sponsor\\\\\" IS NOT NULL;\","
before src/format/plan_shape.c 'node_rows[] = {' '	EXTRA(NODE_EXTRA)' \
	'	FIELD("sponsor", "发起人", NODE_SPONSOR),'

echo "a field: $(cd "$tree" && diff -rq . "$OLDPWD" | grep -c '^Files') files"
compile
# What the tables are then, as the test of the fingerprint would say.
rm "$work/now.db"
"$tree/build/tenths" -f "$work/now.db" cycle new 2026 >"$log"
version=$(query 'PRAGMA user_version')
before src/store/schema.c 'fingerprints[STEPS + 1] = {' '};' "[$version] = UINT64_C($(
	python3 -c 'import sqlite3, sys
h = 0xcbf29ce484222325
for row in sqlite3.connect(sys.argv[1]).execute("SELECT name, sql FROM sqlite_schema"
        " WHERE name NOT LIKE \"sqlite_%\" ORDER BY name"):
    for text in row:
        for byte in (text or "").encode() + b"\n":
            h = (h ^ byte) * 0x100000001b3 % 2**64
print(hex(h))' "$work/now.db")),"
compile

PATH=$tree/build:$PATH
TENTHS_LOCALE_DIR=$tree/build/po
fresh_home
TENTHS_FILE=$HOME/plan.db
export TENTHS_FILE
t() { tenths --today 2026-11-21 "$@"; }
wrong() {
	echo "a field: $*"
	status=1
}
# Says that it is not at a door, unless the text is in what stands there.
has() { # DOOR TEXT
	grep -qF -- "$2" "$log" || {
		wrong "$1: no $2 in:"
		sed -n 1,8p "$log"
	}
}

t cycle new 2026-Q4 >"$log"
t add objective 目标 >"$log"
t add kr 结果 --sponsor 李雷 >"$log"
t show O1.KR1 >"$log"
has add 李雷
t set O1.KR1 --sponsor 韩梅梅 && t show O1.KR1 >"$log"
has set 韩梅梅
t history >"$log"
has history sponsor
t undo >"$log" && t show O1.KR1 >"$log"
has undo 李雷
t redo >"$log" && t show O1.KR1 >"$log"
has redo 韩梅梅
t list sponsor:韩梅 >"$log"
has filter 结果
t list sponsor:李雷 | grep -q 结果 && wrong 'filter: lets through what has another'
t list --json >"$log"
has 'list --json' '"sponsor": "韩梅梅"'
t set --help >"$log"
has help '--sponsor=TEXT'
has help 'who wants it'
t complete -- set O1 --sp >"$log"
has completion '--sponsor='
t complete -- list spon >"$log"
has 'completion of filters' 'sponsor:'
t manual fields >"$log"
has manual sponsor
for format in yaml json csv; do
	t export --format $format -o "$HOME/one.$format" && cp "$HOME/one.$format" "$log"
	has $format 韩梅梅
	TENTHS_FILE=$HOME/$format.db
	t import -q "$HOME/one.$format"
	t export --format $format -o "$HOME/two.$format"
	cmp "$HOME/one.$format" "$HOME/two.$format" || wrong "$format: not the same again"
	TENTHS_FILE=$HOME/plan.db
done
cat >"$HOME/chinese.yaml" <<'YAML'
tenths: 1
cycles:
- 名称: 2027 Q1
  目标:
  - 标题: 甲
    发起人: 王五
YAML
t import -q "$HOME/chinese.yaml" && t show 2027-Q1/O1 >"$log"
has 'its Chinese key' 王五
t cycle carry 2027-Q1 O1.KR1 && t list --json -c 2027-Q1 >"$log"
has carry '"sponsor": "韩梅梅"'
printf '%s\n' 'j text=":set sponsor 赵六" Enter snap=set i G snap=form' >"$HOME/keys"
play --size 100x40 "$HOME/keys" tenths --today 2026-11-21 >"$log"
has 'detail pane' ponsor
has 'detail pane' 赵六
sed -n '/---- form/,$p' "$log" >"$work/form" && cp "$work/form" "$log"
has form ponsor
t show O1.KR1 >"$log"
has :set 赵六
t doctor >"$log" 2>&1 || wrong 'doctor finds something'
# The same value, or the same words, at each of them.
python3 -c 'import sqlite3' 2>/dev/null &&
	{ python3 tests/doors.py "$tree/build" sponsor || status=1; }
[ $status -eq 0 ] && echo 'a field: at every door'
exit $status
