# SPDX-License-Identifier: MIT
# Values that programs say: of one's own settings, without a shell, stored with
# their source, and what goes wrong is on the list of health metrics.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
t add objective 增长 >/dev/null 2>&1
t add kr 安装量 --start 0 --target 10000 --unit 个 >/dev/null
t add kr 日活 --from DAU 2>/dev/null || :
t metric DAU --unit 人 --at-least 1000 >/dev/null
t metric 构建 --unit s >/dev/null
try pull
mkdir -p .config/tenths
cat >.config/tenths/config.yaml <<'END'
sources:
  dau: {for: DAU, run: [printf, "%s\n", "1.2万"]}
  build:
    for: 构建
    run: [printf, '{"value": 85.5, "on": "2026-11-19"}']
  installs: {for: O1.KR1, run: "echo 2500 个"}
  构建: {run: "echo $HOME; rm -rf /tmp/nothing"}
END
echo "# each in turn; a line is words and no shell's"
try pull
t metric
t list --json kind:kr | grep -o '"current": [0-9.]*, "unit": "个"'
t show O1.KR1 | grep -c Check-ins || :
t metric --json DAU | grep -o '"values".*'
t export --format yaml | sed -n '/^metrics:/,$p' | sed 's/id: .*/id: ID/'
t history | sed 's/^[^ ]* [^ ]*  //' | head -n 2
echo "# one, by name; none of that name; another unit; nothing; a failure; too slow"
try pull DAU
try pull nosuch
cat >.config/tenths/config.yaml <<'END'
sources:
  dau: {for: DAU, run: [echo, 12 kg]}
  build: {for: 构建, run: [sh, -c, 'echo oh no >&2; exit 3']}
  empty: {for: DAU, run: ["true"]}
  json: {for: DAU, run: [echo, '{"count": 3}']}
  gone: {for: DAU, run: [no-such-program-here]}
  lost: {for: O9, run: [echo, 3]}
  nul: {for: DAU, run: [printf, '1\0002']}
END
try pull -q
t metric
echo "# well again: nothing is left of it"
cat >.config/tenths/config.yaml <<'END'
sources:
  dau: {for: DAU, run: [echo, 1300 人]}
END
t pull
t metric
echo "# undone as one change"
t undo
t metric | tail -n 2
