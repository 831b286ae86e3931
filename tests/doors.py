#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every field at every door: the same value is stored, or refused in the same words.

The fields are those of the field table (tests/fields.c prints it), so a new one is
walked without a line here. A case is a field, what somebody writes for it, and the level
of the node it is for; each has a node of its own at each door. What `set` makes of it is
what all others must make of it: all that the node holds afterwards, or the refusal.

    doors.py BUILD [FIELD...]
"""

import concurrent.futures
import gettext
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

BUILD = os.path.abspath(sys.argv[1])
ONLY = sys.argv[2:]
TENTHS = os.path.join(BUILD, "tenths")
TODAY = "2026-11-21"
CYCLE = "2027-Q1"  # nothing is checked in before it begins
LEVELS = {"O": "objective", "K": "key_result", "A": "action"}
METRIC = {"start", "target", "current", "unit", "at_least", "at_most", "from"}
# What tables call it, where that is another name: `from` is where a metric starts there.
HEADINGS = {"from": "health_metric"}

# What is apart by design, and why: a door that does not carry a field, or (IGNORED) what
# a door sets besides.
FILES = ("yaml", "json", "csv", "table", "front")
APART = {
    ("add", "title"): "the title is its argument",
    ("front", "title"): "a key result is told by its title",
    ("table", "title"): "it is what makes a row a node",
    ("csv", "title"): "it is what makes a row a node",
    ("yaml", "title"): "the title tells the cases apart",
    ("json", "title"): "the title tells the cases apart",
    ("form", "progress"): "the progress has keys of its own; see =",
    **{(door, "from"): "a file may name a metric that comes later in it; a number is the start"
       for door in FILES},
    **{(door, "align"): "a file may name what is in a plan that is not at hand"
       for door in FILES},
}
IGNORED = {
    **{(door, "finished"): "a file says itself on which day something was finished"
       for door in FILES},
    ("yaml", "basis"): "what stands in `metric:` is a metric, whatever it is",
    ("json", "basis"): "what stands in `metric:` is a metric, whatever it is",
}

# What is written for a field, by its type; what is said of a kind stands first.
VALUES = {
    "title": ["新的标题", "  两边空白  ", "完成 50%", "增长 1,200 个", "a\tb"],
    "line": ["李雷", "  两边空白  ", "50%", "1,200", "a\\b"],
    "prose": ["第一行", "50%", "1,200", "把“引号”放进来"],
    "tags": ["性能 质量", "#甲, 乙、丙", "C#", "50%", "1,200"],
    "owners": ["李雷", "@李雷、Han Mei", "李雷, 李雷; bo"],
    "links": ["https://例子.cn 标题", "[标题](https://example.org)", "50%", "1,200"],
    "ref": ["O1", "O1.KR1", "别处的目标", "50%", "1,200", "O99"],
    "tenths": ["7/10", "0.7", "70%", "7", "0", "10", "7.5", "12/10", "-1", "七", "1,200",
               "７／１０", "0.75", "100%", "101%", "十", "十一", "万", "abc"],
    "score": ["0.7", "7/10", "70%", "0", "1", "1.0", "0.75", "1.1", "-0.1", "七", "1,200",
              "101%", "一", "两"],
    "hundredths": ["1.5", "0", "10000", "10000.01", "0.001", "-1", "50%", "1,200", "1万", "三",
                   "一万", "一万零一", "二十篇", "2 kg", "2千5百", "1万2千"],
    "day": ["2027-02-01", "2月1日", "2027-01-01", "2027-03-31", "2027-02-29", "2027-13-01",
            "某天", "50%", "1,200", "2027-W06-1", "2027-02-01 00:00"],
    "decimal": ["1200", "-3", "0.05", "1,200", "1万", "3.5亿", "10k", "50%", "12 件", "¥5",
                "1e3", "1_000", "三",
                "一万", "两千", "三百 篇", "一亿", "一百零五", "负三百", "万", "一一", "三篇", "二〇二六",
                "1万2千", "1萬2千5百", "3亿5千万", "3億5千萬", "3亿5000万", "1万2", "一万2千", "1万2千 件",
                "1 万 2 千", "2千3千", "1.5万2千", "1万2千亿",
                "abc", "99999999999999999999", "1,2", "0.0000001"],
}


def words(field, catalogue):
    """The first and the last word, as Chinese has them, and what is none."""
    there = [word for word in field["words"].split(" ") if word]
    return [there[0], there[-1], there[0].upper(), catalogue.gettext(there[0]),
            catalogue.gettext(there[-1]), "不是", "50%", "1,200"]


def run(*args, check=False, text=None):
    done = subprocess.run([TENTHS, "--today", TODAY, *args], input=text, text=True,
                          capture_output=True)
    if check and done.returncode:
        sys.exit(f"tenths {' '.join(args)}: {done.stderr}")
    return done


def read_table():
    names = "record name label type help levels words".split()
    lines = subprocess.run([os.path.join(BUILD, "fields")], text=True, check=True,
                           capture_output=True).stdout.splitlines()
    return [dict(zip(names, line.split("\t"))) for line in lines]


class Case:
    def __init__(self, number, field, text, level):
        self.number, self.field, self.text, self.level = number, field, text, level
        self.title = f"case {number}"
        self.name = field["name"]

    def __str__(self):
        return f"{self.name} “{self.text}” of an {LEVELS[self.level]}"


def make_cases(table, catalogue):
    cases = []
    for field in table:
        if field["record"] != "node" or not field["help"]:
            continue
        if ONLY and field["name"] not in ONLY:
            continue
        texts = (words(field, catalogue) if field["type"] == "word"
                 else VALUES[field["type"]])
        for text in texts:
            cases.append(Case(len(cases), field, text, "K"))
        for level in "OA":
            # What is nothing a level may lack.
            cases.append(Case(len(cases), field, texts[1], level))
    return cases


# ---- what a door made of it

def said(text):
    """A refusal without where it stands and what is done about it."""
    text = re.sub(r"^(tenths: )?([^ ]*?:\d+(:\d+)?: )?(warning: |error: )?", "", text.strip())
    text = re.sub(r"; (tenths list shows what is there|reopen it first: tenths .*)$", "", text)
    text = re.sub(r"^([OKRAB0-9.]+ )?case \d+: ", "", text)
    # Where there are two days in one place, only a door with two says which.
    text = re.sub(r"^(first|last) day: ", "", text)
    return re.sub(r"; kept in the note$", "", text)


class Plan:
    """A plan of a door: nodes by title, and what they hold."""

    def __init__(self, name):
        self.path = os.path.join(os.environ["HOME"], name + ".db")

    def tenths(self, *args, **more):
        return run("-f", self.path, *args, **more)

    def rows(self):
        """All that can differ, by id."""
        drop = {"sum", "uid", "position", "parent", "cycle", "made", "id"}
        with sqlite3.connect(self.path) as db:
            db.row_factory = sqlite3.Row
            uids = {self.uid(row["uid"]): f"<{row['title']}>"
                    for row in db.execute("SELECT uid, title FROM node")}
            rows = {}
            for row in db.execute("SELECT * FROM node"):
                held = {key: row[key] for key in row.keys()
                        if key not in drop and row[key] is not None}
                if held.get("align") in uids:
                    held["align"] = uids[held["align"]]
                rows[row["id"]] = held
        return rows

    ids = None

    def uid(self, number):
        return self.ids.get(number, "") if self.ids else ""

    def by_title(self):
        listed = json.loads(self.tenths("list", "--json", "cycle:all", check=True).stdout)
        return {node["title"]: node for node in listed}


def base(cases, name):
    """A plan with a node for each case."""
    plan = Plan(name)
    lists = {level: [case.title for case in cases if case.level == level] for level in "OKA"}
    out = ["tenths: 1", "cycles:", "- name: 2027 Q1", "  objectives:", "  - title: 目标",
           "    key_results:", "    - title: 关键结果"]
    if lists["A"]:
        out += ["      actions:"] + [f"      - title: {title}" for title in lists["A"]]
    out += [f"    - title: {title}" for title in lists["K"]]
    out += [f"  - title: {title}" for title in lists["O"]]
    plan.tenths("import", "--format", "yaml", "-q", "-", text="\n".join(out) + "\n", check=True)
    return plan


def held(plan, cases):
    """What the node of each case holds, by its number."""
    by_title = plan.by_title()
    plan.ids = {}
    with sqlite3.connect(plan.path) as db:
        rows = list(db.execute("SELECT id, uid, title FROM node"))
    # The listing has ids as text, the file as numbers: in the same order.
    for _, uid, title in rows:
        if title in by_title:
            plan.ids[uid] = by_title[title]["id"]
    found = {}
    contents = plan.rows()
    for row, _, title in rows:
        match = re.fullmatch(r"case (\d+)", title)
        if match:
            content = dict(contents[row])
            content.pop("title")
            found[int(match[1])] = content
    return found


# ---- the doors; each gives {number: content or refusal}

def door_set(cases):
    plan = base(cases, "set")
    ids = {title: node["id"] for title, node in plan.by_title().items()}
    result = {}
    for case in cases:
        done = plan.tenths("set", ids[case.title], f"--{case.name.replace('_', '-')}",
                           case.text)
        if done.returncode:
            result[case.number] = said(done.stderr)
    return finish(plan, cases, result, ids)


def finish(plan, cases, result, ids):
    """What is stored, where nothing was refused; by id for a title may change."""
    content = held_by_id(plan, {ids[case.title]: case.number for case in cases})
    for case in cases:
        if case.number not in result:
            result[case.number] = content.get(case.number, "not there")
    return result


def held_by_id(plan, numbers):
    listed = json.loads(plan.tenths("list", "--json", "cycle:all", check=True).stdout)
    with sqlite3.connect(plan.path) as db:
        order = {title: [] for _, title in db.execute("SELECT id, title FROM node")}
        for row, uid, title in db.execute("SELECT id, uid, title FROM node ORDER BY id"):
            order[title].append((row, uid))
    named = {node["id"]: node["title"] for node in listed}
    plan.ids = {}
    where = {}
    for node in listed:
        if node["kind"] == "cycle":
            continue
        row, uid = order[node["title"]].pop(0)
        plan.ids[uid] = node["id"]
        where[node["id"]] = row
    contents = plan.rows()
    found = {}
    for uid, number in numbers.items():
        if uid not in where:
            continue
        content = dict(contents[where[uid]])
        if re.fullmatch(r"case \d+", content["title"]):
            content.pop("title")
        found[number] = content
    return found


def door_add(cases):
    plan = base([], "add")
    result, numbers = {}, {}
    words = {"O": ["objective"], "K": ["kr"], "A": ["action"]}
    to = {"O": [], "K": ["--to", "O1"], "A": ["--to", "O1.KR1"]}
    for case in cases:
        done = plan.tenths("add", *words[case.level], case.title, *to[case.level],
                           f"--{case.name.replace('_', '-')}", case.text)
        if done.returncode:
            result[case.number] = said(done.stderr)
        else:
            numbers[done.stdout.strip()] = case.number
    result.update(held_by_id(plan, numbers))
    return result


# ---- the planner, in a terminal of its own

CLEAR = "\x15"  # empties what is being typed


def burst(text):
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'burst="{text}"'


def play(plan, keys):
    """Plays keys; the screens of the snaps by their names."""
    path = plan.path + ".keys"
    with open(path, "w") as out:
        out.write("\n".join(keys))
    done = subprocess.run([os.path.join(BUILD, "play"), "--size", "200x60", path, TENTHS,
                           "--today", TODAY, "-f", plan.path], text=True, capture_output=True,
                          env={**os.environ, "XDG_STATE_HOME": plan.path + ".state"})
    if done.returncode not in (0, 1):
        sys.exit(f"play: {done.stderr}")
    parts = re.split(r"^---- (.*)\n", done.stdout, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def refs(plan):
    return {title: node["ref"] for title, node in plan.by_title().items()}


def few(cases, right):
    """Of each field what differs in kind: typing is slow, and reads by the same reader."""
    kept, count = [], {}
    for case in cases:
        refused = isinstance(right[case.number], str)
        key = case.name, refused, case.level
        count[key] = count.get(key, 0) + 1
        if count[key] <= 3 - refused or case.text in ("50%", "1,200"):
            if "\t" not in case.text:  # that is a key which completes
                kept.append(case)
    return kept


def seen(cases, screens, result, right):
    """A refusal that `set` has, where the screen has it."""
    for number, screen in screens.items():
        if number.isdigit():
            flat = " ".join(screen.split())
            words = " ".join(right[int(number)].split())
            result[int(number)] = (right[int(number)] if words in flat
                                   else "on the screen: " + flat[-160:])


def told(cases, right):
    """The cases whose refusal is looked at: a few of each field."""
    count, some = {}, set()
    for case in cases:
        if isinstance(right[case.number], str):
            count[case.name] = count.get(case.name, 0) + 1
            if count[case.name] <= 2 or case.level != "K":
                some.add(case.number)
    return some


def in_planner(cases, name, right, keys_of):
    """`keys_of(case, goto, refused, snap)` are the keys of a case. What differs is tried
    once more: on a busy machine a key may come before the screen it is meant for."""
    result = once_in_planner(cases, name, right, keys_of)
    differ = [case for case in cases if result.get(case.number) != right[case.number]]
    if differ:
        result.update(once_in_planner(differ, name + "-again", right, keys_of))
    return result


def once_in_planner(cases, name, right, keys_of):
    plan = base(cases, name)
    where, some = refs(plan), told(cases, right)
    ids = {title: node["id"] for title, node in plan.by_title().items()}
    keys = []
    for case in cases:
        refused = isinstance(right[case.number], str)
        keys += keys_of(case, f":{CLEAR}goto {where[case.title]}\r", refused,
                        f"snap={case.number}" if case.number in some else "")
    screens = play(plan, keys)
    result = {}
    content = held_by_id(plan, {ids[case.title]: case.number for case in cases})
    untouched = {level: {"level": 1 + "OKA".index(level)} for level in "OKA"}
    for case in cases:
        got = content.get(case.number, "not there")
        # Refused, in words that are not looked at.
        if isinstance(right[case.number], str) and got == untouched[case.level]:
            got = right[case.number]
        result[case.number] = got
    seen(cases, screens, result, right)
    return result


def door_colon(cases, right):
    def keys_of(case, goto, refused, snap):
        return [burst(f"{goto}:{CLEAR}set {case.name} {case.text}\r"), snap]

    return in_planner(cases, "colon", right, keys_of)


def form_rows(cases, fields):
    """In which row of the form a field stands, by level."""
    plan = base([case for case in cases if case.level == "O"][:1] +
                [case for case in cases if case.level == "A"][:1], "rows")
    where, rows = refs(plan), {}
    ref = {"K": "O1.KR1"}
    for title, at in where.items():
        if title.startswith("case "):
            ref["A" if ".A" in at else "O"] = at
    for level, at in ref.items():
        screen = play(plan, [burst(f":{CLEAR}goto {at}\r"), "i", "snap=form"])["form"]
        labels = [line.split("│")[2].lstrip()[:16].rstrip().lower()
                  for line in screen.splitlines()
                  if line.count("│") >= 2]
        rows[level] = {}
        for field in fields:
            for row, label in enumerate(labels):
                if label and (field["label"] == label or (
                        label.endswith("…") and field["label"].startswith(label[:-1]))):
                    rows[level].setdefault(field["name"], row)
    return rows


def door_form(cases, right):
    rows = form_rows(cases, [case.field for case in cases])
    result = {}
    there = []
    for case in cases:
        if case.name in rows[case.level]:
            there.append(case)
        else:  # what a level cannot have has no row
            result[case.number] = (right[case.number] if not set(case.level) &
                                   set(case.field["levels"]) else "no row in the form")

    def keys_of(case, goto, refused, snap):
        row = rows[case.level][case.name]
        # The rows are there when the form has been drawn.
        keys = [burst(goto + "i"), burst("j" * row + f"\r{CLEAR}{case.text}\x13"), snap]
        return keys + [burst("\x07q" if refused else "q")]

    result.update(in_planner(there, "form", right, keys_of))
    return result


def door_key(cases, right):
    """The prompt of `=`: the progress, or the value of a metric."""
    def keys_of(case, goto, refused, snap):
        return [burst(f"{goto}={CLEAR}{case.text}\r"), snap, "C-g" if refused else ""]

    return in_planner(cases, "key", right, keys_of)


def door_yaml(cases):
    return whole_file(cases, "yaml", yaml_text)


def door_json(cases):
    return whole_file(cases, "json", json_text)


def yaml_lines(case):
    key, indent = case.name, {"O": "    ", "K": "      ", "A": "        "}[case.level]
    value = json.dumps(case.text, ensure_ascii=False)
    if case.name in METRIC:
        return [f"{indent}metric: {{{key}: {value}}}"]
    return [f"{indent}{key}: {value}"]


def yaml_text(cases, at):
    out = ["tenths: 1", "cycles:", "- name: 2027 Q1", "  objectives:", "  - title: 目标",
           "    key_results:", "    - title: 关键结果"]
    heads = {"O": "  - title: ", "K": "    - title: ", "A": "      - title: "}
    for level in "AKO":
        mine = [case for case in cases if case.level == level]
        if level == "A" and mine:
            out += ["      actions:"]
        for case in mine:
            out.append(f"{heads[level]}{case.title}")
            at[len(out)] = at[len(out) + 1] = case.number
            out += yaml_lines(case)
    return "\n".join(out) + "\n"


def json_node(case):
    node = {"title": case.title}
    if case.name in METRIC:
        node["metric"] = {case.name: case.text}
    else:
        node[case.name] = case.text
    return json.dumps(node, ensure_ascii=False)


def json_text(cases, at):
    out = ['{"tenths": 1, "cycles": [{"name": "2027 Q1", "objectives": [',
           '{"title": "目标", "key_results": [{"title": "关键结果", "actions": [']

    def add(level):
        mine = [case for case in cases if case.level == level]
        for i, case in enumerate(mine):
            out.append(json_node(case) + ("," if i + 1 < len(mine) else ""))
            at[len(out)] = case.number

    add("A")
    out.append("]}" + ("," if any(case.level == "K" for case in cases) else ""))
    add("K")
    out.append("]}" + ("," if any(case.level == "O" for case in cases) else ""))
    add("O")
    out.append("]}]}")
    return "\n".join(out) + "\n"


def whole_file(cases, name, make):
    """A file of our own is refused as a whole: once for the refusals, once for what is left."""
    result, rest = {}, list(cases)
    path = os.path.join(os.environ["HOME"], f"doors.{name}")
    plan = Plan(name)
    while rest:
        at = {}
        with open(path, "w") as out:
            out.write(make(rest, at))
        done = plan.tenths("import", "-q", path)
        if not done.returncode:
            break
        before = len(rest)
        tell(done.stderr, at, result)
        rest = [case for case in rest if case.number not in result]
        if len(rest) == before:
            sys.exit(f"{name}: {done.stderr}")
    content = held(plan, cases)
    for case in rest:
        result[case.number] = content.get(case.number, "not there")
    return result


def warned(cases, name, make):
    """A file that is not ours keeps what it cannot hold in the note, with a warning."""
    path = os.path.join(os.environ["HOME"], f"doors.{name}")
    plan = base([], name)
    result = {}
    for some in chunks(cases):
        at = {}
        with open(path, "w") as out:
            out.write(make(some, at))
        done = plan.tenths("import", "-y", "--cycle", CYCLE, path, check=True)
        tell(done.stderr + done.stdout, at, result)
    content = held(plan, cases)
    for case in cases:
        result.setdefault(case.number, content.get(case.number, "not there"))
    return result


def chunks(cases):
    """So few that each of them may be refused: an import says twenty lines at most."""
    return [cases[i:i + 15] for i in range(0, len(cases), 15)]


def tell(text, at, result):
    """What is said of the lines or of the nodes of cases."""
    for line in text.splitlines():
        match = re.match(r"(?:tenths: )?[^ ]*?:(\d+)(?::\d+)?: ", line)
        named = re.search(r"case (\d+): (.*)", line)
        if match and int(match[1]) in at:
            result.setdefault(at[int(match[1])], said(line))
        elif named:
            result.setdefault(int(named[1]), said(named[2]))


def names_of(cases):
    names = []
    for case in cases:
        if case.name not in names:
            names.append(case.name)
    return names


def cell(text):
    return '"' + text.replace('"', '""') + '"'


def csv_text(cases, at):
    names = names_of(cases)
    out = ["type,parent,title," + ",".join(HEADINGS.get(name, name) for name in names), "objective,,目标" + "," * len(names),
           "key result,目标,关键结果" + "," * len(names)]
    above = {"O": "", "K": "目标", "A": "关键结果"}
    for case in cases:
        cells = [cell(case.text) if name == case.name else "" for name in names]
        out.append(f"{LEVELS[case.level]},{above[case.level]},{case.title}," + ",".join(cells))
        at[len(out)] = case.number
    return "\n".join(out) + "\n"


def door_csv(cases):
    return warned(cases, "csv", csv_text)


def table_text(cases, at):
    out = ["# OKR 2027 Q1", "", "## O1: 目标", ""]
    for name in names_of(cases):
        out += ["", f"| KR | {HEADINGS.get(name, name)} |", "|---|---|"]
        for case in cases:
            if case.name == name:
                out.append(f"| {case.title} | {case.text} |")
                at[len(out)] = case.number
    return "\n".join(out) + "\n"


def door_table(cases):
    return warned(cases, "md", table_text)


def door_front(cases):
    plan = base([], "front")
    result = {}
    folder = os.path.join(os.environ["HOME"], "front")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "one.md")
    for number, some in enumerate(chunks(cases)):
        at = {}
        out = ["---", "okr-type: objective", f"title: 目标 {number}", "cycle: 2027 Q1",
               "key-results:"]
        for case in some:
            out.append(f"- title: {case.title}")
            at[len(out)] = case.number
            out.append(f"  {HEADINGS.get(case.name, case.name)}: {json.dumps(case.text, ensure_ascii=False)}")
            at[len(out)] = case.number
        out += ["---", ""]
        with open(path, "w") as file:
            file.write("\n".join(out))
        done = plan.tenths("import", "-y", path, check=True)
        tell(done.stderr, at, result)
    content = held(plan, cases)
    for case in cases:
        result.setdefault(case.number, content.get(case.number, "not there"))
    return result


PLANNER = {":set": door_colon, "form": door_form, "=": door_key}
DOORS = {**PLANNER, "add": door_add, "yaml": door_yaml, "json": door_json,
         "csv": door_csv, "table": door_table, "front": door_front}
ONE_LEVEL = {"table", "front"}  # key results and nothing else


def apart(door, case):
    if door == "=":  # it is for one field, which is no row of the form
        return case.name != "progress" or case.level == "A"
    return ((door, case.name) in APART or (door in ONE_LEVEL and case.level != "K"))


def same(door, case, got, right):
    """Whether a door did as `set` does, what is apart aside."""
    if isinstance(got, str) or isinstance(right, str):
        return got == right
    drop = {name for at, name in IGNORED if at == door and name != case.name}
    if case.name not in METRIC:
        drop.discard("basis")
    return ({name: value for name, value in got.items() if name not in drop} ==
            {name: value for name, value in right.items() if name not in drop})


def set_home(home):
    """An empty home, in English."""
    os.environ.update(HOME=home, LC_ALL="C.UTF-8", LANG="C.UTF-8", TZ="UTC",
                      TENTHS_LOCALE_DIR=os.path.join(BUILD, "po"))
    for name in ("TENTHS_FILE", "LANGUAGE", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
                 "XDG_STATE_HOME"):
        os.environ.pop(name, None)


def main():
    catalogue = gettext.GNUTranslations(
        open(os.path.join(BUILD, "po/zh_CN/LC_MESSAGES/tenths.mo"), "rb"))
    cases = make_cases(read_table(), catalogue)
    results = {"set": door_set(cases)}
    right = results["set"]

    def walk(door):
        mine = [case for case in cases if not apart(door, case)]
        if not mine:
            return {}
        return (PLANNER[door](few(mine, right), right) if door in PLANNER
                else DOORS[door](mine))

    # The slow ones first, beside each other.
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        for door, made in zip(DOORS, pool.map(walk, DOORS)):
            results[door] = made
    wrong = compared = 0
    for case in cases:
        right = results["set"][case.number]
        for door in results:
            if door == "set" or apart(door, case):
                continue
            if door in PLANNER and case.number not in results[door]:
                continue
            got = results[door].get(case.number, "nothing")
            compared += 1
            if not same(door, case, got, right):
                wrong += 1
                print(f"{door}: {case}: {got}\n    set: {right}")
    print(f"doors: {len(cases)} cases, {compared} compared, {wrong} differ")
    return wrong != 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        set_home(home)
        sys.exit(main())
