# SPDX-License-Identifier: MIT
"""Every door that says how much is owed says the same: of check-ins the status
line, its JSON, the lists, the planner's head, its walk, its next things and the
overview of a folder; of a cycle's review the list, its JSON, what a close would
say, the review on the screen and the close.

    owed.py PROGRAM
"""
import json
import os
import re
import sys

from years_hands import Program

PLAN = """tenths: 1
plan: 计划
cycles:
- name: "2026"
  starts: 2026-01-01
  ends: 2026-12-31
  review: {template: annual}
  objectives:
  - title: 年度目标
    key_results:
    - title: 年度结果
      progress: 3
      score: 0.9
- name: 2026 Q3
  starts: 2026-07-01
  ends: 2026-09-30
  within: "2026"
  review: {template: annual}
  objectives:
  - title: 上一季
    kind: committed
    score: 0.5
    key_results:
    - title: 没做完
      progress: 6
    - title: 放弃了
      state: dropped
  - title: 没有结果
- name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  within: "2026"
  review: {template: quarterly}
  objectives:
  - title: 这一季
    reflection: 想过了
    key_results:
    - title: 每周
    - title: 两周一次
      rhythm: 2w
    - title: 做完了
      state: done
  - title: 放弃的
    state: dropped
    key_results:
    - title: 不再问
- name: 2027
  starts: 2027-01-01
  ends: 2027-12-31
  objectives:
  - title: 明年
    key_results:
    - title: 还没开始
metrics:
- name: DAU
  at_least: 5
  frequency: weekly
- name: 不定期
"""
DAYS = ["2026-10-04", "2026-11-18", "2027-01-03"]

# Objectives that are not dropped, in cycles that can be closed.
OPEN = {"2026": 1, "2026 Q4": 1, "2027": 1}

program = Program(sys.argv[1])
run = program.run
compared = 0


def agree(what, counts):
    global compared
    compared += len(counts) - 1
    if len(set(counts.values())) != 1:
        sys.exit(f"{what} owed: {counts}")


def number(pattern, text, none=0):
    found = re.search(pattern, text, re.M)
    return int(found[1]) if found else none


def as_json(day, *words):
    return json.loads(run(day, *words, "--json"))


def status(day):
    """Its exit status says whether something is owed."""
    return json.loads(run(day, "status", "--json", statuses=(0, 3)))


def lines(text):
    """Rows of a list, without what is said below them."""
    return len([line for line in text.splitlines()
        if re.match(r"(\S.*/)?O\d|-  ", line)])


def next_things(day):
    """Rows of its first part."""
    screen = program.play(day, ': text="what-next" Enter')
    part = re.search(r"Check-ins owed.*?\n│ +│", screen, re.S)
    return len(part[0].splitlines()) - 2 if part else 0


def check_ins(day):
    """Of key results and health metrics."""
    screen = program.play(day, "Esc")
    shown = status(day)
    agree(f"{day}: check-ins", {
        "status --json": shown["owed"],
        "its line": number(r"(\d+) check-ins? owed", shown["line"]),
        "its short form": number(r"!(\d+)", shown["text"]),
        "its tooltip": len(shown["tooltip"].splitlines()) - 1,
        "status": number(r"(\d+) check-ins? owed",
            run(day, "status", statuses=(0, 3))),
        "checkin --list": lines(run(day, "checkin", "--list")),
        "checkin --list --json": len(json.loads(
            run(day, "checkin", "--list", "--json"))),
        "head": number(r"(\d+) owed", screen.splitlines()[0]),
        "check-in": number(r"Check-in.* · (\d+) owed",
            program.play(day, "c")),
        "what is next": next_things(day),
        "folder": json.loads(run(day, "list", "--stats", "-d",
            os.path.join(program.home.name, "plans"), "--json"))[0]["owed"],
    })


def check_ins_in(day):
    """Those of each cycle: the list of what is owed, with the names under which
    `checkin` takes them, and the lists of cycles."""
    rows = [row for row in as_json(day, "checkin", "--list")
        if row["kind"] == "key_result"]
    text = run(day, "cycle", "list")
    screen = program.play(day, "C")
    for cycle in as_json(day, "cycle", "list"):
        name = cycle["title"]
        agree(f"{day}: check-ins of {name}", {
            "checkin --list --json":
                len([row for row in rows if row["cycle"] == name]),
            "cycle list --json": cycle["owed"],
            "cycle list": number(rf"^\W*{name}  .*?(\d+) check-ins? owed",
                text),
            "cycles": number(rf"^│ +{name} +(\d+) owed", screen),
        })
    for row, line in zip(rows, run(day, "checkin", "--list").splitlines()):
        ref = line.split("  ")[0]
        agree(f"{day}: {ref}", {
            "checkin --list --json": row["id"],
            "show": as_json(day, "show", ref)[0]["id"],
        })


def review(day, cycle):
    owed = json.loads(run(day, "cycle", "owed", cycle, "--json"))
    text = run(day, "cycle", "owed", cycle)
    screen = program.play(day, f': C-u text="cycle {cycle}" Enter r')
    counts = {
        "cycle owed --json": sum(row["count"] for row in owed),
        "cycle owed": sum(number(r": (\d+) missing", line, 1)
            for line in text.splitlines() if "nothing" not in line),
        "review": number(r"Review.* · (\d+) owed", screen),
        "marks": marks(day, cycle),
    }
    if cycle in OPEN:
        counts["close"] = number(r"(\d+) entr\w+ of the review",
            run(day, "cycle", "close", cycle, "-n"))
        counts["the planner's close"] = still_owed(day, cycle)
    agree(f"{day}: the review of {cycle}", counts)


def still_owed(day, cycle):
    """On the last card of the close, where the others were passed by."""
    return number(r"Still owed +(\d+)", program.play(day,
        f': text="close {cycle}" Enter s*{OPEN[cycle]}'))


def marks(day, cycle):
    """What the places ask for that `n` goes to, one after the other."""
    tall = program.play(day, f': C-u text="cycle {cycle}" Enter r',
        size="120x300")
    return sum(number(r"(\d+) entr\w+ owed", line, 1)
        for line in tall.splitlines() if "●" in line)


with open(os.path.join(program.home.name, "plan.yaml"), "w",
        encoding="utf-8") as file:
    file.write(PLAN)
run(DAYS[0], "import", "-q", file.name)
os.mkdir(os.path.join(program.home.name, "plans"))
run(DAYS[0], "export", "-o", os.path.join(program.home.name, "plans", "plan.yaml"))
for today in DAYS:
    check_ins(today)
    check_ins_in(today)
    for name in ["2026 Q3", *OPEN]:
        review(today, name)
print(f"{compared} counts of what is owed agree")
