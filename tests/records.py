#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every field of the records beside nodes at every door: what the command line makes of
a value all others make of it, or refuse with the same words.

Metrics and their values, check-ins, cycles and week notes. Each case is a field, what
somebody writes for it, and a record of its own, made beforehand and found by its id.

    records.py BUILD [RECORD...]
"""

import concurrent.futures
import datetime
import gettext
import json
import os
import re
import sqlite3
import sys
import tempfile

import doors
from doors import CLEAR, Plan, VALUES, burst, play, said

ONLY = sys.argv[2:]
TODAY = doors.TODAY
ON = "2026-11-16"

# The option, or the word, that a field is called by on the command line.
OPTIONS = {"frequency": "every"}
# What a person sets, in the words of the table.
WALKED = {
    "metric": ["name", "unit", "at_least", "at_most", "frequency", "note"],
    "reading": ["value", "note"],
    "checkin": ["on", "progress", "current", "confidence", "status", "note", "blocker", "why"],
    "cycle": ["name", "starts", "ends", "rhythm", "progress", "template", "note", "tags"],
    "week": ["now", "wins", "blockers", "ahead", "note"],
    "priority": ["title"],
    "comment": ["text"],
}
# Of some fields what their type says little about; {year} is the cycle's own.
OWN = {
    ("cycle", "template"): ["quarterly", "", "annual", "没有的"],
    ("checkin", "on"): ["2026-11-16", "11-16", "11月16日", "昨天", "2026-W47-1",
                        "2026-11-16 00:00", "2026-11-21", "2026-11-22", "2026-02-29",
                        "2026-13-01", "某天", "50%", "1,200", "2020-01-01"],
    ("cycle", "starts"): ["{year}-02-01", "{year}年2月1日", "{year}-W06-1", "{year}-02-30",
                          "{year}-13-01", "某天", "50%", "1,200"],
    ("cycle", "ends"): ["{year}-11-30", "{year}年11月30日", "{year}-11-30 00:00",
                        "{year}-02-30", "某天", "50%", "1,200", "2020-01-01"],
    ("priority", "title"): ["写完设计文档", "P2 写完设计文档", "O1.KR1", "P1 O1.KR1 写完",
                            "p2 o1.kr1", "P3 写完", "O99", "50%", "1,200", "  两边空白  ", ""],
}
# What is apart by design: (door, record, field, text) and why.
APART = {
    ("cycle", "cycle", "template", "没有的"): "Tab lists the templates there",
    **{(door, "cycle", "template", "没有的"): "its templates may lie on another machine"
       for door in ("yaml", "json")},
    **{(door, "cycle", "name", ""): "without one it is called by its days"
       for door in ("yaml", "json")},
    **{(door, record, "name", "a\tb"): "what a file has stays byte for byte"
       for door in ("yaml", "json") for record in ("cycle", "metric")},
    **{(door, "checkin", name, text): "a word that is no number is no value, but no REF"
       for door in ("yaml", "json", "card", "plain") for name in ("progress", "current")
       for text in ("万", "一一", "二〇二六", "三篇", "abc")},
    **{(door, "checkin", name, ""): "nothing is no check-in on the command line"
       for door in ("yaml", "json") for name in ("progress", "current", "status")},
    **{(door, "reading", "value", ""): "a day without a value has no reading"
       for door in ("yaml", "json")},
    **{(door, "checkin", "on", day): "a file may come from another day, or another cycle"
       for door in ("yaml", "json") for day in ("2026-11-22", "2020-01-01")},
    ("day", "checkin", "on", "2020-01-01"): "what is not there on that day is not listed",
    **{(door, "priority", "title", text): "rank and key result are keys of their own there"
       for door in ("yaml", "json")
       for text in ("P2 写完设计文档", "O1.KR1", "P1 O1.KR1 写完", "p2 o1.kr1")},
    **{(door, record, name, ""): "nothing typed adds nothing"
       for door, record, name in (("priority", "priority", "title"),
                                  ("comment", "comment", "text"))},
    **{(door, "metric", "name", ""): "what a metric needs is asked of all of it"
       for door in ("yaml", "json")},
}
MORE = {"line": ["", "ＡＢ"], "prose": ["", "两行\n字"], "title": [""],
        "tags": ["", "甲，乙"], "word": [""], "tenths": [""], "decimal": ["", "１２"]}


class Case:
    def __init__(self, number, field, text):
        self.number, self.field, self.text = number, field, text
        self.record, self.name = field["record"], field["name"]
        self.title = f"case {number:03}"
        self.option = "--" + OPTIONS.get(self.name, self.name).replace("_", "-")
        # A week of its own, long ago; a year of its own, far ahead.
        self.monday = doors_day(number)
        self.year = 2100 + number
        self.text = text.replace("{year}", str(self.year))

    def __str__(self):
        return f"{self.name} “{self.text}” of a {self.record}"


def doors_day(number):
    return str(datetime.date(2020, 1, 6) + datetime.timedelta(weeks=number))


def make_cases(table, catalogue):
    cases = []
    for field in table:
        if field["name"] not in WALKED.get(field["record"], []):
            continue
        if ONLY and field["record"] not in ONLY:
            continue
        texts = (doors.words(field, catalogue) if field["type"] == "word"
                 else VALUES[field["type"]]) + MORE.get(field["type"], [])
        texts = OWN.get((field["record"], field["name"]), texts)
        for text in texts:
            cases.append(Case(len(cases), field, text))
    return cases


# ---- the records before anything is set

def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def base(cases, name):
    plan = Plan(name)
    out = ["tenths: 1", "cycles:", "- name: 2026 Q4", "  objectives:", "  - title: 目标",
           "    key_results:", "    - title: 关键结果"]
    for case in cases:
        if case.record in ("checkin", "comment"):
            out.append(f"    - title: {case.title}")
            if case.name == "current":
                out.append("      metric: {start: 0, target: 100, unit: 件}")
            if case.name == "why":  # it is asked where the confidence falls
                out.append("      checkins: [{on: 2026-11-02, confidence: 8}]")
    for case in cases:
        if case.record == "cycle":
            out += [f"- name: {case.title}", f"  starts: {case.year}-01-01",
                    f"  ends: {case.year}-12-31"]
    out += ["metrics:", "- name: 指标"]
    for case in cases:
        if case.record in ("metric", "reading"):
            out += [f"- name: {case.title}"] + ["  unit: 件"] * (case.record == "reading")
    plan.tenths("import", "--format", "yaml", "-q", "-", text="\n".join(out) + "\n", check=True)
    plan.rowids, plan.uids = find(plan, cases)
    return plan


TABLES = {"checkin": "node", "comment": "node", "reading": "metric", "metric": "metric", "cycle": "cycle"}


def find(plan, cases):
    """The rows of the cases in the file, and their ids as people see them."""
    rowids, uids = {}, {}
    shown = {
        "node": {node["title"]: node for node in plan.by_title().values()},
        "metric": {metric.get("name") or metric["title"]: metric for metric in json.loads(
            plan.tenths("metric", "--json", check=True).stdout)},
        "cycle": {cycle.get("name") or cycle["title"]: cycle for cycle in json.loads(
            plan.tenths("cycle", "--json", check=True).stdout)},
    }
    with sqlite3.connect(plan.path) as db:
        for case in cases:
            table = TABLES.get(case.record)
            if not table:
                continue
            column = "title" if table == "node" else "name"
            rowids[case.number] = db.execute(
                f"SELECT id FROM {table} WHERE {column} = ?", (case.title,)).fetchone()[0]
            uids[case.number] = shown[table][case.title]["id"]
    return rowids, uids


def stored(plan, case):
    """What the field holds, in the file."""
    row = plan.rowids.get(case.number)
    ask = {
        "metric": ("SELECT {} FROM metric WHERE id = ?", row),
        "cycle": ("SELECT {} FROM cycle WHERE id = ?", row),
        "reading": ("SELECT {} FROM reading WHERE metric = ?", row),
        "checkin": ("SELECT {} FROM checkin WHERE node = ? ORDER BY \"on\" DESC", row),
        "comment": ("SELECT {} FROM comment WHERE node = ?", row),
        "priority": ("", None),
        "week": ("SELECT {} FROM week WHERE starts = (SELECT max(starts) FROM week WHERE "
                 "starts <= ?)", None),
    }[case.record]
    with sqlite3.connect(plan.path) as db:
        if case.record == "week":
            return week_field(db, case)
        if case.record == "priority":
            return priority_of(db, case)
        found = db.execute(ask[0].format(f'"{case.name}"'), (ask[1],)).fetchone()
    return found[0] if found else None


def day_number(text):
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def priority_of(db, case):
    """Its rank, what it is called, and whether it is tied to a key result."""
    found = db.execute(
        "SELECT coalesce(p.rank, 1), p.title, p.node IS NOT NULL FROM priority p "
        "JOIN week w ON p.week = w.id WHERE w.starts = ?",
        (day_number(case.monday),)).fetchone()
    return tuple(found) if found else None


def week_field(db, case):
    day = day_number(case.monday)
    found = db.execute(f'SELECT "{case.name}" FROM week WHERE starts = ?', (day,)).fetchone()
    return found[0] if found else None


def finish(plan, cases, refused):
    return {case.number: refused.get(case.number, (stored(plan, case),)) for case in cases}


# ---- the command line, by which the others are measured

def command(plan, case):
    ref = plan.uids.get(case.number)
    if case.record == "metric":
        return ["metric", case.title, case.option, case.text]
    if case.record == "reading" and case.name == "note":
        return ["metric", case.title]  # a file alone has one: see main
    if case.record == "reading":
        return ["metric", case.title, case.text, "--on", ON]
    if case.record == "cycle":
        return ["cycle", "set", case.title, case.option, case.text]
    if case.record == "week":
        return ["week", case.name, case.text, "--on", case.monday]
    if case.record == "priority":
        return ["week", "priority", case.text, "--on", case.monday]
    if case.record == "comment":
        return ["comment", ref, case.text]
    if case.name == "on":
        return ["checkin", ref, "5", "--on", case.text]
    if case.name in ("progress", "current"):
        return ["set", ref, case.text]
    return ["checkin", ref, "--on", ON, case.option, case.text]


def door_cli(cases):
    plan = base(cases, "records-cli")
    refused = {}
    for case in cases:
        args = command(plan, case)
        done = plan.tenths(*args)
        if done.returncode:
            refused[case.number] = said(done.stderr)
    return finish(plan, cases, refused)


# ---- files of our own

def part(case, uid):
    """The list it stands in, and its record, as a map."""
    value = case.text
    if case.record == "metric":
        return "metrics", {"id": uid, "name": case.title, case.name: value}
    if case.record == "reading":
        values = {ON: value if case.name == "value" else {"value": 5, "note": value}}
        return "metrics", {"id": uid, "name": case.title, "unit": "件", "values": values}
    if case.record == "cycle":
        inner = {"review": {"template": value}} if case.name == "template" else {case.name: value}
        return "cycles", {"id": uid, "name": case.title, "starts": f"{case.year}-01-01",
                          "ends": f"{case.year}-12-31", **inner}
    if case.record == "week":
        return "weeks", {"from": case.monday, case.name: value}
    if case.record == "priority":
        return "weeks", {"from": case.monday, "priorities": [case.text]}
    if case.record == "comment":
        return "nodes", {"id": uid, "title": case.title,
                         "comments": [{"on": ON, "text": case.text}]}
    if case.name == "on":
        return "nodes", {"id": uid, "title": case.title,
                         "checkins": [{"on": case.text, "progress": "5"}]}
    metric = {"metric": {"target": 100, "unit": "件"}} if case.name == "current" else {}
    before = [{"on": "2026-11-02", "confidence": 8}] if case.name == "why" else []
    return "nodes", {"id": uid, "title": case.title, **metric,
                     "checkins": before + [{"on": ON, case.name: value}]}


def file_text(plan, cases, at):
    """A line for each record, so that what is said of a line is said of its case."""
    lists = {"cycles": [], "metrics": [], "weeks": [], "nodes": []}
    for case in cases:
        where, record = part(case, plan.uids.get(case.number))
        lists[where].append((case.number, json.dumps(record, ensure_ascii=False)))
    out = ['{"tenths": 1, "cycles": [']

    def add(some, end):
        for i, (number, text) in enumerate(some):
            out.append(text + ("," if i + 1 < len(some) else ""))
            at[len(out)] = number
        out.append(end)

    out.append('{"name": "2026 Q4", "objectives": [{"title": "目标", "key_results": [')
    add(lists["nodes"], "]}]}" + ("," if lists["cycles"] else ""))
    add(lists["cycles"], '], "metrics": [')
    add(lists["metrics"], '], "weeks": [')
    add(lists["weeks"], "]}")
    return "\n".join(out) + "\n"


def door_file(cases, name):
    plan = base(cases, "records-" + name)
    path = os.path.join(os.environ["HOME"], "records." + name)
    refused, rest = {}, list(cases)
    while rest:
        at = {}
        with open(path, "w") as out:
            out.write(file_text(plan, rest, at))
        done = plan.tenths("import", "-q", path)
        if not done.returncode:
            break
        before = len(rest)
        doors.tell(done.stderr, at, refused)
        rest = [case for case in rest if case.number not in refused]
        if len(rest) == before:
            sys.exit(f"{name}: {done.stderr}")
    return finish(plan, cases, refused)


# ---- the planner

def in_planner(cases, name, right, keys_of):
    result = once_in_planner(cases, name, right, keys_of)
    differ = [case for case in cases if result[case.number] != right[case.number]]
    if differ:
        result.update(once_in_planner(differ, name + "-again", right, keys_of))
    return result


def once_in_planner(cases, name, right, keys_of):
    plan = base(cases, "records-" + name)
    before = {case.number: stored(plan, case) for case in cases}
    where = {node["id"]: node["ref"] for node in plan.by_title().values()}
    keys = []
    for case in cases:
        at = where.get(plan.uids.get(case.number), "")
        keys += keys_of(case, at)
        keys += [f"snap={case.number}", burst("\x07q")]
    screens = play(plan, keys)
    result = {}
    for case in cases:
        refused = right[case.number]
        flat = " ".join(screens.get(str(case.number), "").split())
        got = stored(plan, case)
        if not isinstance(refused, str):
            result[case.number] = (got,)
        elif got != before[case.number]:
            result[case.number] = f"stored {got}"
        else:
            result[case.number] = (refused if " ".join(refused.split()) in flat
                                   else "on the screen: " + flat[-200:])
    return result


def typeable(case):
    return "\n" not in case.text and "\t" not in case.text


def door_metric_set(cases, right):
    mine = [case for case in cases if case.record == "metric" and typeable(case)
            and case.name != "name"]

    def keys_of(case, at):
        return ["W", burst(f"/{CLEAR}{case.title}\r"),
                burst(f":{CLEAR}metric-set {case.name} {case.text}\r")]

    return in_planner(mine, "metric-set", right, keys_of)


def door_metric_value(cases, right):
    mine = [case for case in cases
            if case.record == "reading" and case.name == "value" and typeable(case)
            and case.text]

    def keys_of(case, at):
        return ["W", burst(f"/{CLEAR}{case.title}\r"), burst(f"={CLEAR}{case.text}\r")]

    return in_planner(mine, "metric-value", right, keys_of)


# The rows of a week's form below the one that adds a priority.
WEEK_ROWS = ["ahead", "wins", "blockers", "now", "note"]


def door_week(cases, right):
    mine = [case for case in cases if case.record == "week" and typeable(case)]

    def keys_of(case, at):
        return ["w", burst(f"D{CLEAR}{case.monday}\r"),
                burst("j" * (1 + WEEK_ROWS.index(case.name)) + f"i{CLEAR}{case.text}\x13")]

    return in_planner(mine, "week", right, keys_of)


# The keys that go to a field of a check-in's card and type there. A why is asked for
# where the confidence has fallen.
CARD_KEYS = {"note": "n", "blocker": "b", "progress": "=", "current": "=",
             "confidence": "j=", "why": "j2\r"}
# How often h is pressed on the best status.
STATUSES = ["on_track", "at_risk", "off_track"]


def door_card(cases, right):
    """The check-in of today; what it says beside the field is not looked at."""
    mine = [case for case in cases if case.record == "checkin" and typeable(case)
            and case.text and (case.name in CARD_KEYS or chosen(case, right))]

    def keys_of(case, at):
        if case.name == "status":
            keys = "jjll" + "h" * (right[case.number][0] - 1) + "\x13"
        else:
            keys = f"{CARD_KEYS[case.name]}{CLEAR}{case.text}\x13"
        return ["c", burst(f"/{CLEAR}{case.title}\r"), burst(keys)]

    return in_planner(mine, "card", right, keys_of)


def chosen(case, right):
    """A status that keys go to: no other can be said there."""
    return case.name == "status" and not isinstance(right[case.number], str)


# ---- the walk of questions

# What it asks of a key result, in its order.
ASKED = ["value", "confidence", "why", "note", "blocker", "status"]


def answers(case, right):
    """What is typed for one: Enter where it is asked about something else, and where
    the answer was refused, which is asked for again."""
    lines = []
    for field in ASKED:
        mine = case.name in ("progress", "current") if field == "value" else field == case.name
        if field == "why" and not mine:
            continue
        if field == "confidence" and case.name == "why":
            lines.append("2")
            continue
        lines.append(case.text if mine else "")
        if mine and isinstance(right[case.number], str):
            lines.append("")
    return lines


def door_plain(cases, right):
    mine = [case for case in cases if case.record == "checkin" and case.name != "on"
            and typeable(case) and case.text]
    if not mine:
        return {}
    plan = base(mine, "records-plain")
    plan.tenths("rm", "O1.KR1", check=True)  # it is no case
    lines = [line for case in mine for line in answers(case, right)]
    done = plan.tenths("checkin", "--plain", text="\n".join(lines) + "\n", check=True)
    asked = dict(re.findall(r"^O1\.KR\d+ case (\d+)\n(.*?)(?=^O1\.KR|\Z)", done.stdout,
                            re.M | re.S))
    result = {}
    for case in mine:
        refused = right[case.number]
        said_there = asked.get(f"{case.number:03}", "not asked")
        result[case.number] = (refused if isinstance(refused, str) and refused in said_there
                               else (stored(plan, case),))
    return result


# What is said of a day is said of both in one row; that of the rhythm is chosen.
METRIC_ROWS = {"name": 0, "unit": 2, "at_least": 3, "at_most": 4, "frequency": 5, "note": 6}


def door_metric_form(cases, right):
    mine = [case for case in cases if case.record == "metric" and typeable(case)]

    def keys_of(case, at):
        return ["W", burst(f"/{CLEAR}{case.title}\r"),
                burst("l" + "j" * METRIC_ROWS[case.name] + f"i{CLEAR}{case.text}\x13")]

    return in_planner(mine, "metric-form", right, keys_of)


def door_day(cases, right):
    """The day of the whole check-in, by D."""
    mine = [case for case in cases if case.record == "checkin" and case.name == "on"]

    def keys_of(case, at):
        keys = ["c", burst(f"D{CLEAR}{case.text}\r")]
        if isinstance(right[case.number], str):
            return keys
        return keys + [burst(f"/{CLEAR}{case.title}\r"), burst(f"={CLEAR}5\x13")]

    return in_planner(mine, "day", right, keys_of)


def door_priority(cases, right):
    mine = [case for case in cases if case.record == "priority"]

    def keys_of(case, at):
        return ["w", burst(f"D{CLEAR}{case.monday}\r"), burst(f"a{CLEAR}{case.text}\x13")]

    return in_planner(mine, "priority", right, keys_of)


def door_comment(cases, right):
    mine = [case for case in cases if case.record == "comment" and typeable(case)]

    def keys_of(case, at):
        return [burst(f":{CLEAR}goto {at}\r"), burst(f"gc{CLEAR}{case.text}\x13")]

    return in_planner(mine, "comment", right, keys_of)


CYCLE_ROWS = {"name": 0, "starts": 1, "ends": 1, "rhythm": 3, "template": 4, "progress": 5,
              "tags": 6, "note": 7}


def cycle_text(case):
    if case.name == "starts":
        return f"{case.text} – {case.year}-12-31"
    if case.name == "ends":
        return f"{case.year}-01-01 – {case.text}"
    return case.text


def door_cycle(cases, right):
    mine = [case for case in cases if case.record == "cycle" and typeable(case)
            and case.name in CYCLE_ROWS]

    def keys_of(case, at):
        return ["C", burst(f"/{CLEAR}{case.title}\r"),
                burst("l" + "j" * CYCLE_ROWS[case.name] + f"i{CLEAR}{cycle_text(case)}\x13")]

    return in_planner(mine, "cycle", right, keys_of)


FILES = {"yaml", "json"}
PLANNER = {"metric-set": door_metric_set, "metric-value": door_metric_value,
           "week": door_week, "card": door_card, "cycle": door_cycle,
           "metric-form": door_metric_form, "day": door_day, "priority": door_priority,
           "comment": door_comment, "plain": door_plain}


def main():
    catalogue = gettext.GNUTranslations(
        open(os.path.join(doors.BUILD, "po/zh_CN/LC_MESSAGES/tenths.mo"), "rb"))
    cases = make_cases(doors.read_table(), catalogue)
    right = door_cli(cases)
    results = {}
    for name in FILES:
        results[name] = door_file(
            [case for case in cases
             if (name, case.record, case.name, case.text) not in APART], name)
    right.update({case.number: results["yaml"][case.number] for case in cases
                  if (case.record, case.name) == ("reading", "note")})

    def walk(door):
        mine = [case for case in cases
                if (door, case.record, case.name, case.text) not in APART]
        return PLANNER[door](mine, right)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, made in zip(PLANNER, pool.map(walk, PLANNER)):
            results[name] = made
    wrong = compared = 0
    for case in cases:
        for door, result in results.items():
            if case.number not in result:
                continue
            compared += 1
            if result[case.number] != right[case.number]:
                wrong += 1
                print(f"{door}: {case}: {result[case.number]}\n    command line: "
                      f"{right[case.number]}")
    print(f"records: {len(cases)} cases, {compared} compared, {wrong} differ")
    return wrong != 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        doors.set_home(home)
        sys.exit(main())
