# SPDX-License-Identifier: MIT
"""Lives with the program day by day, from the command line, and knows by itself
what it must say: exact fractions, none of the program's code.

    years.py PROGRAM [QUARTERS [SEED]]

Prints how many comparisons it made; the first that differs ends it with 1.
"""
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction as F

program = os.path.abspath(sys.argv[1])
quarters = int(sys.argv[2]) if len(sys.argv) > 2 else 1
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
dice = random.Random(seed)
folder = tempfile.TemporaryDirectory()
env = dict(os.environ, HOME=folder.name, LC_ALL="C.UTF-8", LANGUAGE="en")
compared = 0


def run(day, *words):
    done = subprocess.run([program, "--today", str(day), *words], env=env,
        capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"{day} {words}: {done.stderr}")
    return done.stdout


def tenths(share):
    """Points of ten as they are shown: rounded down to a tenth."""
    return F(int(share * 100), 10)


class KeyResult:
    def __init__(self, basis, weight):
        self.basis, self.weight, self.made = basis, weight, None
        self.progress, self.state = F(0), "open"
        self.start = self.target = self.current = None
        self.actions = []
        self.last = self.status = self.gap = None

    def share(self):
        unmeasured = self.basis == "manual" or \
            (self.basis == "metric" and self.current is None)
        if self.state == "done" and unmeasured:
            return F(1)
        if self.basis == "metric":
            if self.current is None:
                return F(0)
            way = F(self.current - self.start, self.target - self.start)
            return min(max(way, F(0)), F(1))
        if self.basis == "actions":
            return F(sum(self.actions), len(self.actions))
        return self.progress

    def expected(self, cycle, day):
        starts, ends = cycle
        gone = (day - starts).days
        return min(max(F(gone, (ends - starts).days + 1), F(0)), F(1))

    def behind(self, cycle, day):
        return tenths(self.expected(cycle, day)) - tenths(self.share())

    def standing(self, cycle, day):
        if self.state != "open":
            return self.state
        counted = self.last or max(cycle[0], self.made)
        if (day - counted).days > 10:
            return "outdated"
        if self.basis == "metric" and self.current is None:
            return "no_data"
        if not self.status:
            return "pending"
        gap = self.behind(cycle, day)
        if day > cycle[1]:
            return "on_track" if self.share() == 1 else "off_track"
        if gap > F(5, 2) and self.status != "off_track" and \
                not self.gap > F(5, 2):
            return "off_track"
        return self.status

    def suggested(self, cycle, day):
        gap = self.behind(cycle, day)
        if day > cycle[1]:
            return "on_track" if self.share() == 1 else "off_track"
        return "on_track" if gap <= 1 else \
            "at_risk" if gap <= F(5, 2) else "off_track"


def mean(parts):
    parts = [(share, weight) for share, weight in parts if share is not None]
    weights = sum(weight for share, weight in parts)
    return sum(share * weight for share, weight in parts) / weights \
        if weights else None


def check(what, wanted, given):
    global compared
    compared += 1
    if wanted != given:
        sys.exit(f"seed {seed}, {what}: {wanted} is right, not {given}")


def number(value):
    return None if value is None else F(str(value))


WEAK = ["on_track", "pending", "no_data", "at_risk", "outdated", "off_track"]


def compare(day, cycle, name, objectives):
    rows = json.loads(run(day, "list", "--json", "-c", name))
    rows = [row for row in rows if row["kind"] in ("objective", "key_result")]
    want = []
    for objective in objectives:
        parts = [kr for kr in objective if kr.state != "dropped"]
        share = mean([(kr.share(), kr.weight) for kr in parts])
        opens = [kr.standing(cycle, day) for kr in objective
            if kr.state == "open"]
        weakest = max(opens, key=WEAK.index) if opens else None
        want.append((share, weakest))
        want += [(kr.share(), kr.standing(cycle, day)) for kr in objective]
    check(f"{day} rows", len(want), len(rows))
    for (share, status), row in zip(want, rows):
        what = f"{day} {row['ref']}"
        check(what + " progress",
            None if share is None else tenths(share), number(row["progress"]))
        if status:
            check(what + " status", status, row["status"])
    for kr, row in zip([kr for o in objectives for kr in o],
            [row for row in rows if row["kind"] == "key_result"]):
        check(f"{day} {row['ref']} expected",
            tenths(kr.expected(cycle, day)), number(row["expected"])
            if kr.state == "open" else tenths(kr.expected(cycle, day)))
    whole = mean([(mean([(kr.share(), kr.weight) for kr in o
        if kr.state != "dropped"]), 1) for o in objectives])
    for row in json.loads(run(day, "cycle", "list", "--json")):
        if row["title"] == name:
            check(f"{day} {name}",
                None if whole is None else tenths(whole),
                number(row["progress"]))


def act(day, cycle, name, ref, kr):
    """Something that happens to a key result on an ordinary day."""
    luck = dice.random()
    node = f"{name}/{ref}"
    if kr.state != "open":
        if luck < 0.05:
            run(day, "reopen", node)
            kr.state = "open"
        return
    if luck < 0.06 and kr.basis == "actions":
        number = dice.randrange(len(kr.actions))
        run(day, "reopen" if kr.actions[number] else "done",
            f"{node}.A{number + 1}")
        kr.actions[number] = not kr.actions[number]
    elif luck < 0.07:
        run(day, "done", node)
        kr.state = "done"
    elif luck < 0.075:
        run(day, "drop", node)
        kr.state = "dropped"


def check_in(day, cycle, name, ref, kr):
    words = ["checkin", f"{name}/{ref}"]
    if kr.basis == "manual":
        kr.progress = min(F(1), kr.progress + F(dice.randrange(15), 100))
        words.append(f"{float(kr.progress * 10):g}/10")
    elif kr.basis == "metric":
        kr.current = dice.randrange(0, 50)
        words.append(str(kr.current))
    run(day, *words)
    kr.last, kr.status = day, kr.suggested(cycle, day)
    kr.gap = kr.behind(cycle, day)


def carry_over(objectives):
    """What goes into the next cycle: what was begun and is not all there."""
    carried = []
    for objective in objectives:
        copies = []
        for kr in objective:
            if kr.state != "open" or kr.share() == 1 or \
                    not (kr.share() > 0 or any(kr.actions)):
                continue
            copy = KeyResult(kr.basis, kr.weight)
            copy.start, copy.target = kr.current, kr.target
            copy.current = kr.current
            copy.actions = [False for done in kr.actions if not done]
            copies.append(copy)
        if copies:
            carried.append(copies)
    return carried


def plan_objective(day, cycle, name, number):
    run(day, "add", "objective", f"{name} 目标 {number}", "-c", name)
    objective = []
    for basis in ("manual", "metric", "actions"):
        kr = KeyResult(basis, dice.choice([1, 2, 3]))
        kr.made = day
        words = ["add", "kr", f"结果 {basis}", "-c", name,
            "--weight", str(kr.weight)]
        if basis == "metric":
            kr.start, kr.target = dice.choice([(0, 40), (50, 5)])
            words += ["--start", str(kr.start), "--target", str(kr.target)]
        if basis == "actions":
            words += ["--basis", "actions"]
        run(day, *words)
        for number in range(3 if basis == "actions" else 0):
            run(day, "add", "action", f"行动 {number}", "-c", name)
            kr.actions.append(False)
        objective.append(kr)
    return objective


def live(quarter, begin, carried):
    """One quarter; the day it was closed and what was carried out of it."""
    year, first = 2026 + quarter // 4, quarter % 4
    starts = datetime.date(year, 3 * first + 1, 1)
    ends = datetime.date(year + (first == 3), (3 * first + 3) % 12 + 1, 1) - \
        datetime.timedelta(1)
    cycle, name = (starts, ends), f"{year} Q{first + 1}"
    day = max(begin, starts)
    if quarter == 0 or name not in [row["title"] for row in
            json.loads(run(day, "cycle", "list", "--json"))]:
        run(day, "cycle", "new", f"{year}-Q{first + 1}")
    for objective in carried:
        for kr in objective:
            kr.made = max(begin, starts)
    objectives = carried + [
        plan_objective(day, cycle, name, number) for number in range(2)]
    close = ends + datetime.timedelta(dice.choice([0, 1, 4]))
    while day <= close:
        for o, objective in enumerate(objectives):
            for k, kr in enumerate(objective):
                ref = f"O{o + 1}.KR{k + 1}"
                act(day, cycle, name, ref, kr)
                if day.weekday() == 0 and kr.state == "open" and \
                        dice.random() < 0.8:
                    check_in(day, cycle, name, ref, kr)
        if day.weekday() in (0, 6) or day >= ends:
            compare(day, cycle, name, objectives)
        day += datetime.timedelta(1)
    run(close, "cycle", "close", name)
    return close, carry_over(objectives)


begin, carried = datetime.date(2026, 1, 1), []
for quarter in range(quarters):
    begin, carried = live(quarter, begin, carried)
print(f"{quarters} quarters, {compared} comparisons")
