# SPDX-License-Identifier: MIT
"""Plans whose words look like something else, for tests/carry.py: each text at each place
that a plan has for one.
"""

import datetime
import json
import os

LABELS = [
    "O1: 甲", "O1", "KR", "KR1.", "KR1：", "A1", "O：", "1. 一", "1) 一", "（一）一", "目标",
    "目标一", "关键结果", "行动", "第一", "备注", "Note: x", "状态: 完成", "信心 3/10", "权重 2",
    "Backlog", "清单", "type", "title", "parent", "P2 急", "(A) 急", "due:2026-12-01",
    "截止 2026-12-01", "2026-12-01", "2026 Q4", "current",
]
MARKS = [
    "- 减号开头", "-- 两个减号", "--force", "# 井号", "## O1: 二级", "[x] 勾过", "[ ] 没勾",
    "- [x] 列表勾", "| 竖线", "a | b | c", "|---|---|", "`", "```", "~~~", ": 冒号", "键: 值",
    "> 引用", ">", "*", "**粗**", "_斜_", "***", "---", "===", "+ 加", "=1+1", "@人", "#标签",
    "5/10", "（5/10）", "(0.7)", "50%", "[50%]", "(40%)", "40%)", "完成 ✓", "✅ 好", "x", "写完 [草稿]",
    "<b>粗</b>", "<!-- 注 -->", "&lt;", "\\", "\\n", "尾\\", "a\\|b", "[文字](https://例子.cn)",
    "![图](x.png)", "[^1]", "[[维基]]", "{a: b}", "[a, b]", "null", "~", "true", "123", "&锚", "%s%n",
    "\"引号\"", "'单引号'", "“半个引号", "\"", "'", ",", ";", "\"a\", b",
]
LETTERS = [
    "e\u0301\u0302组合", "שלום עולם", "مرحبا 123", "混 שלום 5/10", "🎉 表情", "👨‍👩‍👧 家", "Ａ全角",
    "a\u00a0b", "长" * 400, "a" * 1000, "一 " * 200 + "二",
]
TITLES = LABELS + MARKS + LETTERS
NOTES = TITLES + [
    "两行\n第二", "- a\n- b", "# 一\n## 二", "KR1: x\nKR2: y", "| a | b |\n|---|---|\n| 1 | 2 |",
    "```\ncode\n```", "> a\n> b", "---\na: b\n---", "1. a\n2. b", "a\n---", "a\\\nb", "- [ ] t\n- [x] u",
    "\n前空行", "  缩进\n    更多", "a\n\n\nb", "a\tb", "   ", "\n \n",
]
WEEK = ("now", "wins", "blockers", "ahead", "note")


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def cycle(*lines):
    return ["- name: 2026 Q4", "  starts: 2026-10-01", "  ends: 2026-12-31", "  objectives:", *lines]


def titles():
    out = []
    for text in TITLES:
        out += [f"  - title: {quoted(text)}", "    key_results: [结果]"]
    out += ["  - title: 甲", "    key_results:"]
    out += [f"    - {{title: {quoted(text)}, progress: 3/10}}" for text in TITLES]
    out += ["    - title: 乙", "      actions:"]
    out += [f"      - {{title: {quoted(text)}}}" for text in TITLES]
    out += ["backlog:"] + [f"- {{title: {quoted(text)}}}" for text in TITLES]
    return cycle(*out)


def notes():
    out = []
    for i, text in enumerate(NOTES):
        note = f"note: {quoted(text)}"
        out += [f"  - title: 甲{i}", f"    {note}", "    key_results:",
                f"    - title: 乙{i}", f"      {note}", "      progress: 2",
                "      actions:", f"      - {{title: 丙{i}, {note}}}"]
    return cycle(*out)


def texts():
    out = ["  - title: 甲", "    key_results:"]
    for i, text in enumerate(NOTES):
        text = quoted(text)
        out += [f"    - title: 乙{i}",
                f"      checkins: [{{on: 2026-11-02, progress: 2, note: {text}, blocker: {text}}}]"]
        if text.strip('" \\n'):
            out += [f"      comments: [{{on: 2026-11-02, by: 李, text: {text}}}]"]
    for i, text in enumerate(TITLES):
        out += [f"    - title: 丁{i}", f"      reason: {quoted(text)}"]
    return cycle(*out)


def weeks():
    out = cycle("  - title: 甲") + ["weeks:"]
    monday = datetime.date(2020, 1, 6)
    for text in TITLES:
        # Prose is Markdown there: a fence of its own is none.
        said = [] if text == "```" else [f"  {part}: {quoted(text)}" for part in WEEK]
        rank = f"{{rank: 1, title: {quoted(text)}}}"
        out += [f"- from: {monday}", f"  to: {monday + datetime.timedelta(6)}", *said,
                f"  priorities: [{rank}]"]
        monday += datetime.timedelta(7)
    return out


def metrics():
    out = cycle("  - title: 甲") + ["metrics:"]
    for text in TITLES:
        # A name of a table is what a link stands on.
        if "](" not in text:
            out += [f"- name: {quoted(text)}", f"  note: {quoted(text)}",
                    "  values: {2026-11-30: 5}"]
    return out


def write(folder):
    """Writes the plans; their paths."""
    paths = []
    for make in (titles, notes, texts, weeks, metrics):
        path = os.path.join(folder, f"hostile-{make.__name__}.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(["tenths: 1", "plan: 一二", "cycles:", *make(), ""]))
        paths.append(path)
    return paths
