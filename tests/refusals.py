# SPDX-License-Identifier: MIT
"""What breaks a rule is refused at every door with the same words, and the plan is
as it was: the command line, a file that is read in, the editor, the keys of the
planner; and a plan that has it all the same still opens, and doctor opens it.

    refusals.py BUILD

A row of the table is a rule: the words, and how it would be broken at each door.
None: that door has no way to say it.
"""
import os
import shlex
import sqlite3
import subprocess
import sys
import tempfile

build = os.path.abspath(sys.argv[1])
program, player = build + "/tenths", build + "/play"
TODAY = "2026-11-20"

PLAN = """tenths: 1
plan: 计划
cycles:
- name: "2026"
  starts: 2026-01-01
  ends: 2026-12-31
- name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  within: "2026"
  objectives:
  - title: 目标
    key_results:
    - title: 结果
      due: 2026-12-01
      metric: {start: 0, target: 50}
      actions:
      - title: 行动
  - title: 另一个
    align: O1
metrics:
- name: DAU
  at_least: 5
- name: 留存
"""

DUE = "is not in 2026 Q4 (2026-10-01 – 2026-12-31)"
LIMITS = "at least 10 is above at most 5: no value can be between"

# Eight cycles, each in the one before it, and one that is not.
DEEP = [["cycle", "new", "2027", "--name", f"层{at}",
    "--in", f"层{at - 1}" if at > 1 else ""] for at in range(1, 9)] + \
    [["cycle", "new", "2027", "--name", "第九层", "--in", ""]]
DEEP_FILE = "".join(f"- name: 深{at}\n  starts: 2027-01-01\n  ends: 2027-12-31\n" +
    (f"  within: 深{at - 1}\n" if at > 1 else "") for at in range(1, 10))

# What must be there before a rule can be broken, by the rule's words.
BEFORE = {
    "is shorter than 2026, so that cannot lie in it":
        [["cycle", "new", "2026-02", "--in", ""]],
    "lies too deep: cycles lie in each other at most eight deep": DEEP,
}

# words; shell; (old, new) of the file; keys of the planner; SQL
TABLE = [
    ("cannot lie in itself",
        "cycle set 2026-Q4 --in 2026-Q4",
        ('within: "2026"', "within: 2026 Q4"),
        None,
        "UPDATE cycle SET parent = id WHERE name = '2026 Q4'"),
    ("cannot lie in itself",
        "cycle set 2026 --in 2026-Q4",
        ('ends: 2026-12-31\n- name: 2026 Q4',
            'ends: 2026-12-31\n  within: 2026 Q4\n- name: 2026 Q4'),
        None,
        "UPDATE cycle SET parent = 2 WHERE name = '2026'"),
    ("lies too deep: cycles lie in each other at most eight deep",
        "cycle set 第九层 --in 层8",
        ("cycles:\n", "cycles:\n" + DEEP_FILE),
        'C g g / text="第九层" Enter > C-u text="层8" Enter',
        "UPDATE cycle SET parent = (SELECT id FROM cycle WHERE name = '层8')"
        " WHERE name = '第九层'"),
    ("is shorter than 2026, so that cannot lie in it",
        "cycle set 2026 --in 2026-02 --name 2026",
        None, None, None),
    ("a cycle ends on or after the day it starts",
        "cycle set 2026-Q4 --starts 2027-01-01",
        ("starts: 2026-10-01", "starts: 2027-01-01"),
        None, None),
    ("there is a cycle 2026 already",
        "cycle rename 2026-Q4 2026",
        ("name: 2026 Q4", "name: ' ２０２６ '"),
        'C j e C-u text="2026" Enter',
        None),
    ("is a word for cycles; choose another name",
        "cycle rename 2026-Q4 current",
        ("name: 2026 Q4", "name: current"),
        'C j e C-u text="current" Enter',
        "UPDATE cycle SET name = 'current' WHERE id = 2"),
    ("is a word for cycles; choose another name",
        "cycle rename 2026-Q4 下一个",
        ("name: 2026 Q4", "name: 下一个"),
        'C j e C-u text="下一个" Enter',
        None),
    ("before it starts on 2026-12-05",
        "set O1.KR1 --starts 2026-12-05",
        ("due: 2026-12-01", "due: 2026-12-01\n      starts: 2026-12-05"),
        'j : text="set starts 2026-12-05" Enter',
        "UPDATE node SET starts = due + 1 WHERE title = '结果'"),
    ("due 2027-02-01 " + DUE,
        "set O1.KR1 --due 2027-02-01",
        ("due: 2026-12-01", "due: 2027-02-01"),
        'j : text="set due 2027-02-01" Enter',
        "UPDATE node SET due = due + 100 WHERE title = '结果'"),
    ("due 2026-09-30 " + DUE,
        "add kr 早了的 --due 2026-09-30",
        ("due: 2026-12-01", "due: 2026-09-30"),
        None, None),
    ("its first day 2026-09-30 " + DUE,
        "set O1.KR1 --starts 2026-09-30",
        ("due: 2026-12-01", "due: 2026-12-01\n      starts: 2026-09-30"),
        'j : text="set starts 2026-09-30" Enter',
        None),
    (LIMITS,
        "set O1.KR1 --at-least 10 --at-most 5",
        ("metric: {start: 0, target: 50}", "metric: {at_least: 10, at_most: 5}"),
        None,
        "UPDATE node SET at_least = 10, at_most = 5 WHERE title = '结果'"),
    (LIMITS,
        "metric DAU --at-least 10 --at-most 5",
        ("at_least: 5", "at_least: 10\n  at_most: 5"),
        None,
        "UPDATE metric SET at_least = 10, at_most = 5 WHERE name = 'DAU'"),
    ("an action has no score",
        "set O1.KR1.A1 --score 0.7",
        ("- title: 行动", "- title: 行动\n        score: 0.7"),
        'j l j : text="set score 0.7" Enter',
        None),
    ("an objective has no target",
        "set O2 --target 5",
        ("title: 另一个", "title: 另一个\n    metric: {target: 5}"),
        'G : text="set target 5" Enter',
        None),
    ("it cannot be aligned to itself",
        "set O1 --align O1",
        None,
        ': text="set align O1" Enter',
        None),
    ("it would be aligned to itself by way of others",
        "set O1 --align O2",
        ("title: 目标", "title: 目标\n    align: O2"),
        ': text="set align O2" Enter',
        None),
    ("a check-in is for a day from 2026-10-01 on",
        "checkin O1.KR1 5 --on 2026-09-01",
        None, None, None),
    ("there is a health metric DAU already",
        "metric 留存 --name dau",
        ("name: 留存", "name: dau"),
        None,
        "UPDATE metric SET name = 'dau' WHERE name = '留存'"),
]

# A filter that says nothing is wrong usage, and names the nearest word there is:
# the filter; its words.
FILTERS = [
    ("statsu:on_track", "there is no filter statsu:; did you mean status:?"),
    ("-statsu:on_track", "there is no filter statsu:; did you mean status:?"),
    ("foo:bar", "there is no filter foo:; see FILTERS in the manual"),
    ("status:on_trak", "nothing can be that; did you mean status:on_track?"),
    ("kind:acton", "nothing can be that; did you mean kind:action?"),
    ("priority:hig", "nothing can be that; did you mean priority:high?"),
    ("目标 (kind:acton or due:week)",
        "nothing can be that; did you mean kind:action?"),
    ("due:wek", "“wek” is no day"),
    ("due<2026-12-01", "there is no filter due<; did you mean due:?"),
    ("目标 -progress>=5", "there is no filter progress>; did you mean progress:?"),
    ("cycle:nope", "there is no cycle nope; there are: 2026, 2026 Q4"),
]

compared = 0
wrong = []


def home():
    folder = tempfile.TemporaryDirectory()
    env = {key: value for key, value in os.environ.items()
        if key not in ("EDITOR", "VISUAL", "TENTHS_FILE") and
        not key.startswith("XDG_")}
    env.update(HOME=folder.name, LC_ALL="C.UTF-8", TERM="xterm-256color",
        PATH=build + ":" + os.environ["PATH"])
    return folder, env


def run(env, *words, **more):
    return subprocess.run([program, "-f", "plan.db", "--today", TODAY, *words],
        cwd=env["HOME"], env=env, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, **more)


def write(env, name, text):
    with open(os.path.join(env["HOME"], name), "w", encoding="utf-8") as file:
        file.write(text)


def begin():
    folder, env = home()
    write(env, "plan.yaml", PLAN)
    made = run(env, "import", "-q", "plan.yaml")
    if made.returncode:
        sys.exit("the plan itself is refused: " + made.stderr)
    return folder, env


def said(words, text):
    """Lines of a screen or of messages may be broken anywhere."""
    flat = "".join(ch for ch in text if not ch.isspace() and ch != "│")
    return "".join(words.split()) in flat


def check(row, door, right, given):
    global compared
    compared += 1
    if not right:
        wrong.append(f"{row[0]}\n  {door}: {given.strip()}")


def refused(row, door, env, before, text):
    """The words are there, and the plan is as it was."""
    after = run(env, "export", "--format", "yaml").stdout
    check(row, door, said(row[0], text), text)
    check(row, door + ", the plan after it", before == after, "it is another")


def by_shell(row, env, before):
    done = run(env, *shlex.split(row[1]))
    check(row, "shell, status", done.returncode == 1, str(done.returncode))
    refused(row, "shell", env, before, done.stderr)


def by_file(row, env, before):
    write(env, "broken.yaml", PLAN.replace(*row[2], 1))
    done = run(env, "import", "broken.yaml")
    check(row, "file, status", done.returncode == 1, str(done.returncode))
    refused(row, "file", env, before, done.stderr)
    done = run(env, "import", "-n", "broken.yaml")
    refused(row, "dry run", env, before, done.stderr)


def by_editor(row, env, before):
    write(env, "edit.sh", "cat broken.yaml >\"$1\"\n")
    env = dict(env, EDITOR="sh edit.sh")
    done = run(env, "edit", "--cycle=all")
    check(row, "editor, status", done.returncode == 1, str(done.returncode))
    refused(row, "editor", env, before, done.stderr)


def by_keys(row, env, before):
    write(env, "keys", row[3] + "\n")
    done = subprocess.run([player, "--size", "120x30", "keys", program, "-f",
        "plan.db", "--today", TODAY], cwd=env["HOME"], env=env,
        capture_output=True, text=True, timeout=60)
    refused(row, "planner", env, before, done.stdout)


def by_hand(row, env):
    """A file that has it all the same: it opens, and what was told is mended."""
    with sqlite3.connect(os.path.join(env["HOME"], "plan.db")) as file:
        file.execute(row[4])
    for verb in (["list"], ["doctor"], ["export"]):
        done = run(env, *verb)
        check(row, f"file by hand, {verb[0]}",
            done.returncode in (0, 1) and
            (verb[0] == "doctor" or done.returncode == 0),
            f"{done.returncode} {done.stderr}")
    done = run(env, "doctor")
    check(row, "file by hand, doctor says something",
        done.returncode == 1 and done.stdout.strip() != "", done.stdout)


for row in TABLE:
    folder, env = begin()
    for words in BEFORE.get(row[0], []):
        made = run(env, *words)
        check(row, " ".join(words), made.returncode == 0, made.stderr)
    before = run(env, "export", "--format", "yaml").stdout
    by_shell(row, env, before)
    if row[2]:
        by_file(row, env, before)
        by_editor(row, env, before)
    if row[3]:
        by_keys(row, env, before)
    if row[4]:
        by_hand(row, env)
folder, env = begin()
for words, text in FILTERS:
    row = (text,)
    done = run(env, "list", words)
    check(row, f"list {words}, status", done.returncode == 2,
        f"{done.returncode} {done.stdout}")
    check(row, f"list {words}", said(text, done.stderr), done.stderr)
    write(env, "keys", f'f C-u text="{words}" Enter\n')
    done = subprocess.run([player, "--size", "120x30", "keys", program, "-f",
        "plan.db", "--today", TODAY], cwd=env["HOME"], env=env,
        capture_output=True, text=True, timeout=60)
    check(row, f"planner, f {words}", said(text, done.stdout), done.stdout)
for text in wrong:
    print(text)
print(f"refusals: {len(TABLE)} rules, {len(FILTERS)} filters, {compared} compared, {len(wrong)} differ")
sys.exit(1 if wrong else 0)
