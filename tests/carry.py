#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every format carries every plan, or says what it leaves out.

Each plan of tests/carry/*.yaml, and of tests/hostile.py, is written in each form, read into an empty plan, and what
`export --format json` and `list --json` tell of both is compared. What is not there again
must be in the line "FORM leaves out: …", with how often; and what is in that line must be
missing. Written once more it must be the same bytes. A new form is walked without a line
here; a new thing that a plan can hold is one more file.

    carry.py BUILD [PLAN...]
"""

import collections
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile

import hostile

BUILD = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
TENTHS = os.path.join(BUILD, "tenths")
TODAY = "2026-11-21"
# Read back by nobody: they tell what they hold themselves (format->holds).
FORMS = ("yaml", "json", "markdown", "outline", "csv")

# What the line calls what JSON calls otherwise.
LABELS = {
    "owners": "owner",
    "at_least": "at least",
    "at_most": "at most",
    "start": "start value",
    "current": "current value",
    "align": "aligned to",
    "carried_from": "carried from",
    "starts": "first day",
    "ends": "last day",
    "from": "health metric",
    "reason": "reason for the score",
    "standing": "kept standing",
    "rhythm": "check-in rhythm",
    "closed": "closed on",
    "template": "review template",
    "within": "lies in",
    "weekday": "check-in day",
    "node": "key result",
    "plan": "title",
    "ahead": "next four weeks",
    "on": "day",
}
# Each list of JSON that holds records, and what the line calls one of them.
LISTS = {
    "cycles": "cycle",
    "objectives": "node",
    "key_results": "node",
    "actions": "node",
    "backlog": "node",
    "checkins": "check-in",
    "comments": "comment",
    "weeks": "week note",
    "priorities": "priority",
    "metrics": "health metric",
}
# The program's own: when a line came into this plan, and under which number.
OWN = {"id", "made", "finished", "tenths", "level"}


def run(*arguments, home):
    env = {
        "HOME": home,
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "TENTHS_FILE": os.path.join(home, "plan.db"),
    }
    done = subprocess.run(
        [TENTHS, "--today", TODAY, *arguments],
        env=env,
        cwd=home,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def name_of(kind, record):
    if isinstance(record, str):
        return record
    for key in ("title", "name", "on", "text"):
        if key in record:
            return str(record[key]) + (record.get("by", "") if key == "text" else "")
    return record.get("from", kind)


class Told:
    """A plan as JSON tells it: (path, label) to value, ids as what they stand for."""

    def __init__(self, home):
        self.records = collections.OrderedDict()  # path: label
        self.fields = {}
        self.ids = {}
        text = run("export", "--format", "json", home=home)[1]
        whole = json.loads(text)
        self.note_ids("", "plan", whole)
        self.walk("", "plan", whole)
        listed = json.loads(run("list", "--json", "cycle:all", home=home)[1] or "[]")
        self.progress = {
            self.ids.get(item["id"]): (item["progress"], item["state"], item["ref"])
            for item in listed
            if item["kind"] != "cycle"
        }

    def below(self, path, record):
        for key, kind in LISTS.items():
            seen = collections.Counter()
            for one in record.get(key, []):
                if isinstance(one, str):
                    one = {"title": one}
                name = name_of(kind, one)
                seen[name] += 1
                yield f"{path}/{key}:{name}#{seen[name]}", kind, one

    def note_ids(self, path, kind, record):
        if "id" in record:
            self.ids[record["id"]] = path
        for where, what, one in self.below(path, record):
            self.note_ids(where, what, one)

    def put(self, path, kind, key, value):
        if isinstance(value, str):
            value = self.ids.get(value, value)
        if isinstance(value, list):
            value = [self.ids.get(v, v) if isinstance(v, str) else v for v in value]
        if isinstance(value, str):
            value = value.rstrip()
        label = "extra" if key.startswith("x-") else LABELS.get(key, key)
        if (kind, key) == ("cycle", "progress"):
            label = "progress by hand"
        if kind != "node":
            label = f"{kind}: {label}"
        self.fields[path, label, key] = value

    def walk(self, path, kind, record):
        self.records[path] = kind
        for key, value in record.items():
            if key in OWN or key in LISTS:
                continue
            if key == "metric" and "basis" not in record:
                self.put(path, kind, "basis", "metric")
            if key == "metric" or key == "review":
                for inner, said in value.items():
                    if inner == "sections":
                        for name, text in said.items():
                            self.records[f"{path}/section:{name}"] = "review section"
                            self.fields[
                                f"{path}/section:{name}", "review section: text", ""
                            ] = text.rstrip()
                    else:
                        self.put(path, kind, inner, said)
            elif key == "values":
                for day, said in value.items():
                    self.records[f"{path}/value:{day}"] = "reading"
                    self.fields[f"{path}/value:{day}", "reading: value", ""] = said
            else:
                self.put(path, kind, key, value)
        for where, what, one in self.below(path, record):
            self.walk(where, what, one)


def lost(had, has):
    """What the first plan says and the second does not: label to how often."""
    gone = collections.Counter()
    where = collections.defaultdict(list)
    for path, kind in had.records.items():
        if path not in has.records:
            gone[kind] += 1
            where[kind].append(path)
    for (path, label, key), value in had.fields.items():
        if path in has.records and has.fields.get((path, label, key)) != value:
            gone[label] += 1
            where[label].append(
                f"{path}: {value!r} -> {has.fields.get((path, label, key))!r}"
            )
    return gone, where


def said(errors):
    line = re.search(r"leaves out: (.*)", errors)
    return collections.Counter(
        {
            label: int(count)
            for label, count in re.findall(
                r"([^,(]+) \((\d+)\)(?:, )?", line.group(1) if line else ""
            )
        }
    )


def shares(had, has):
    """How far each line is, which no form may alter, and where it stands."""
    for path, value in had.progress.items():
        if path in has.progress and has.progress[path][0] != value[0]:
            yield f"progress of {path}: {value[0]} -> {has.progress[path][0]}"
        if path in has.progress and has.progress[path][1:] != value[1:]:
            yield f"{path}: {value[1:]} -> {has.progress[path][1:]}"


def carry(plan, form):
    """What is wrong with that plan in that form, a line each."""
    wrong = []
    with tempfile.TemporaryDirectory() as top:
        one, two = os.path.join(top, "one"), os.path.join(top, "two")
        os.mkdir(one)
        os.mkdir(two)
        status, _, errors = run("import", "-q", "--open", plan, home=one)
        if status:
            return [f"is no plan: {errors}"]
        status, text, errors = run("export", "--format", form, home=one)
        if status:
            return [f"is not written: {errors}"]
        names = said(errors)
        path = os.path.join(two, "in." + {"markdown": "md", "outline": "txt"}.get(form, form))
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        status, _, errors = run("import", "-y", "--open", path, home=two)
        if status:
            return [f"is not read back: {errors}\n{text}"]
        had, has = Told(one), Told(two)
        gone, where = lost(had, has)
        for label in sorted(gone.keys() | names.keys()):
            if gone[label] != names[label]:
                wrong.append(
                    f"{label}: {gone[label]} not carried, {names[label]} said to be left out"
                )
                wrong += ["    " + w for w in where[label]]
        wrong += shares(had, has)
        again = run("export", "--format", form, home=two)[1]
        if re.sub(r"id: .*", "", again) != re.sub(r"id: .*", "", text) and form != "json":
            wrong.append("is not the same when it is written again")
        if wrong and os.environ.get("SHOW"):
            wrong.append(text + "\n--- again\n" + again)
    return wrong


def main():
    with tempfile.TemporaryDirectory() as made:
        return walk(made)


def walk(made):
    folder = os.path.join(HERE, "carry")
    plans = sys.argv[2:] or [
        os.path.join(folder, name) for name in sorted(os.listdir(folder))
    ] + hostile.write(made)
    work = [(os.path.abspath(p), f) for p in plans for f in os.environ.get("FORMS", " ".join(FORMS)).split()]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda w: carry(*w), work))
    bad = 0
    for (plan, form), wrong in zip(work, results):
        for line in wrong:
            print(f"{os.path.basename(plan)} as {form}: {line}")
        bad += bool(wrong)
    print(f"{len(work)} plans in a form, {bad} of them wrong")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
