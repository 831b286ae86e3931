# SPDX-License-Identifier: MIT
"""Lives with the program day by day, from the command line or by the planner's
keys, and knows by itself what it must say: exact fractions, none of the program's
code. Each week `list`, `show`, the text that is printed, the figures over cycles and
the screen are compared.

    years.py PROGRAM [QUARTERS [SEED [keys]]]

Prints how many comparisons it made; the first that differs ends it with 1.
"""
import datetime
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from fractions import Fraction as F

program = os.path.abspath(sys.argv[1])
quarters = int(sys.argv[2]) if len(sys.argv) > 2 else 1
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
by_keys = len(sys.argv) > 4 and sys.argv[4] == "keys"
player = os.path.join(os.path.dirname(program), "play")
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


def play(day, keys):
    """Presses keys in the planner; what is on the screen at the end."""
    path = os.path.join(folder.name, "keys")
    with open(path, "w", encoding="utf-8") as file:
        file.write(keys + "\n")
    done = subprocess.run([player, "--size", "120x60", path, program, "--today",
        str(day)], env=env, capture_output=True, text=True, timeout=120)
    if done.returncode:
        sys.exit(f"{day} {keys}: {done.stdout}{done.stderr}")
    return done.stdout


class Shell:
    """Each act is a command of its own."""

    def new_cycle(self, day, span):
        run(day, "cycle", "new", span)

    def add_objective(self, day, name, title, last):
        run(day, "add", "objective", title, "-c", name)

    def add_key_result(self, day, name, title, ref, options):
        run(day, "add", "kr", title, "-c", name,
            *[word for key, value in options.items()
                for word in (f"--{key}", str(value))])

    def add_action(self, day, name, title, ref):
        run(day, "add", "action", title, "-c", name)

    def turn(self, day, name, ref, verb):
        run(day, verb, f"{name}/{ref}")

    def check_in(self, day, on, name, answers):
        for ref, value in answers:
            if value is not None:
                run(day, "checkin", f"{name}/{ref}",
                    *([value] if value else []),
                    *(["--on", str(on)] if on != day else []))

    def rest(self, day, name):
        pass

    def close(self, day, name, objectives):
        run(day, "cycle", "close", name)


class Planner:
    """Each act is a few keys; those of a day are pressed one after the other."""

    def __init__(self):
        self.pressed = []

    def command(self, text):
        self.pressed.append(f': C-u text="{text}" Enter')

    def add(self, key, title):
        self.pressed.append(f'{key} text="{title}" Enter')

    def rest(self, day, name):
        if self.pressed:
            play(day, " ".join(self.pressed))
        self.pressed = []

    def new_cycle(self, day, span):
        self.command(f"new {span}")
        self.command(f"cycle {span}")

    def add_objective(self, day, name, title, last):
        if last:
            self.command(f"goto O{last}")
        self.add("a", title)

    def add_key_result(self, day, name, title, ref, options):
        self.command("goto " + ref.split(".")[0])
        self.add("A", title)
        for key, value in options.items():
            self.command(f"set {key} {value}")

    def add_action(self, day, name, title, ref):
        self.command("goto " + ref)
        self.add("A", title)

    def turn(self, day, name, ref, verb):
        """The key that does it takes it back, too."""
        self.command(f"cycle {name}")
        self.command("goto " + ref)
        self.pressed.append({"done": "x", "undone": "x"}.get(verb, "X"))

    def check_in(self, day, on, name, answers):
        """One walk; what is left out is skipped."""
        self.command(f"cycle {name}")
        self.pressed.append("c")
        for ref, value in answers:
            if value is None:
                self.pressed.append("s")
            elif value:
                self.pressed.append(f'= C-u text="{value}" Enter Enter')
            else:
                self.pressed.append("Enter")
        self.pressed.append("q")

    def close(self, day, name, objectives):
        """Each card as it is suggested, then the end."""
        self.command(f"close {name}")
        self.pressed += ["Enter"] * (len(objectives) + 1)
        self.rest(day, name)


hands = Planner() if by_keys else Shell()


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


def wanted(day, cycle, objectives):
    """The share and the status of each row of the tree, None for any."""
    want = []
    for objective in objectives:
        parts = [kr for kr in objective if kr.state != "dropped"]
        share = mean([(kr.share(), kr.weight) for kr in parts])
        opens = [kr.standing(cycle, day) for kr in objective
            if kr.state == "open"]
        weakest = max(opens, key=WEAK.index) if opens else None
        want.append((share, weakest))
        want += [(kr.share(), kr.standing(cycle, day)) for kr in objective]
    return want


def compare_json(day, cycle, name, objectives, want):
    rows = json.loads(run(day, "list", "--json", "-c", name))
    rows = [row for row in rows if row["kind"] in ("objective", "key_result")]
    check(f"{day} rows", len(want), len(rows))
    for (share, status), row in zip(want, rows):
        what = f"{day} {row['ref']}"
        check(what + " progress",
            None if share is None else tenths(share), number(row["progress"]))
        if status:
            check(what + " status", status, row["status"])
    for kr, row in zip([kr for o in objectives for kr in o],
            [row for row in rows if row["kind"] == "key_result"]):
        check(f"{day} {row['ref']} weight", kr.weight, row["weight"] or 1)
        if kr.state == "open":
            check(f"{day} {row['ref']} expected",
                tenths(kr.expected(cycle, day)), number(row["expected"]))


def points(share):
    return "–" if share is None else f"{float(tenths(share)):g}"


def compare_lines(day, what, pattern, text, want):
    """The numbers of the rows of a text, in order."""
    found = re.findall(pattern, text, re.M)
    if len(want) != len(found):
        print(text)
    check(f"{day} rows of {what}", len(want), len(found))
    for (share, status), shown in zip(want, found):
        check(f"{day} {what}", points(share), shown)


def compare_shown(day, name, objectives):
    for o, objective in enumerate(objectives):
        for k, kr in enumerate(objective):
            ref = f"{name}/O{o + 1}.KR{k + 1}"
            check(f"{day} show {ref}", [points(kr.share())], re.findall(
                r"^progress +([\d.]+)/10", run(day, "show", ref), re.M))


def compare_figures(day, name, objectives):
    whole = mean([(mean([(kr.share(), kr.weight) for kr in o
        if kr.state != "dropped"]), 1) for o in objectives])
    for row in json.loads(run(day, "cycle", "list", "--json")):
        if row["title"] == name:
            check(f"{day} {name}",
                None if whole is None else tenths(whole),
                number(row["progress"]))
    for row in json.loads(run(day, "list", "--stats", "--json")):
        for state in ("done", "dropped"):
            if row["cycle"] == name:
                check(f"{day} {state} of {name}", sum(kr.state == state
                    for o in objectives for kr in o), row[state])


def compare(day, cycle, name, objectives):
    want = wanted(day, cycle, objectives)
    compare_json(day, cycle, name, objectives, want)
    compare_figures(day, name, objectives)
    compare_lines(day, "list", r"^O\d+(?:\.KR\d+)? +([\d.–]+) ",
        run(day, "list", "-c", name), want)
    compare_lines(day, "the printed text",
        r"^ *(?:O|KR)\d+  .*? ([\d.]+(?=/10)|–(?= |$))",
        run(day, "--dump", "-c", name), want)
    compare_lines(day, "the screen",
        r"^│ +[▾▸]? *(?:O|KR)\d+ .* \S[ !]([\d.–]+) +(?:[━╸─]+ +)?│$",
        play(day, f': C-u text="cycle {name}" Enter'), want)
    if day.weekday() == 0:
        compare_shown(day, name, objectives)


def turn(day, name, ref, verb):
    if verb in ("undone", "undropped") and not by_keys:
        verb = "reopen"
    hands.turn(day, name, ref, verb)


def act(day, name, ref, kr):
    """Something that happens to a key result on an ordinary day."""
    luck = dice.random()
    if kr.state != "open":
        if luck < 0.05:
            turn(day, name, ref,
                "undone" if kr.state == "done" else "undropped")
            kr.state = "open"
        return
    if luck < 0.06 and kr.basis == "actions":
        at = dice.randrange(len(kr.actions))
        turn(day, name, f"{ref}.A{at + 1}",
            "undone" if kr.actions[at] else "done")
        kr.actions[at] = not kr.actions[at]
    elif luck < 0.07:
        turn(day, name, ref, "done")
        kr.state = "done"
    elif luck < 0.075:
        turn(day, name, ref, "drop")
        kr.state = "dropped"


def answer(on, cycle, kr):
    """What a check-in says."""
    value = ""
    if kr.basis == "manual":
        kr.progress = min(F(1), kr.progress + F(dice.randrange(15), 100))
        value = f"{float(kr.progress * 10):g}/10"
    elif kr.basis == "metric":
        kr.current = dice.randrange(0, 50)
        value = str(kr.current)
    kr.last, kr.status = on, kr.suggested(cycle, on)
    kr.gap = kr.behind(cycle, on)
    return value


def check_in(day, cycle, name, objectives):
    """On Monday most; on Tuesday some of the rest, from the shell half of them for
    the day before."""
    monday = day - datetime.timedelta(day.weekday())
    late = day != monday
    on = monday if late and not by_keys and dice.random() < 0.5 else day
    answers = []
    for o, objective in enumerate(objectives):
        for k, kr in enumerate(objective):
            if kr.state != "open" or (kr.last or kr.made) >= monday and late:
                continue
            missed = dice.random() < (0.6 if late else 0.3)
            answers.append((f"O{o + 1}.KR{k + 1}",
                None if missed else answer(on, cycle, kr)))
    if answers:
        hands.check_in(day, on, name, answers)


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


def plan_objective(day, name, last, number):
    hands.add_objective(day, name, f"{name} 目标 {number}", last)
    objective = []
    for basis in ("manual", "metric", "actions"):
        kr = KeyResult(basis, dice.choice([1, 2, 3]))
        kr.made = day
        ref = f"O{last + 1}.KR{len(objective) + 1}"
        options = {"weight": kr.weight}
        if basis == "metric":
            kr.start, kr.target = dice.choice([(0, 40), (50, 5)])
            options.update(start=kr.start, target=kr.target)
        if basis == "actions":
            options["basis"] = "actions"
        hands.add_key_result(day, name, f"结果 {basis}", ref, options)
        for action in range(3 if basis == "actions" else 0):
            hands.add_action(day, name, f"行动 {action}", ref)
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
        hands.new_cycle(day, f"{year}-Q{first + 1}")
    for objective in carried:
        for kr in objective:
            kr.made = max(begin, starts)
    objectives = list(carried)
    for number in range(2):
        objectives.append(
            plan_objective(day, name, len(objectives), number))
    close = ends + datetime.timedelta(dice.choice([0, 1, 4]))
    while day <= close:
        for o, objective in enumerate(objectives):
            for k, kr in enumerate(objective):
                act(day, name, f"O{o + 1}.KR{k + 1}", kr)
        if day.weekday() in (0, 1):
            check_in(day, cycle, name, objectives)
        hands.rest(day, name)
        if day.weekday() in (0, 6) or day >= ends:
            compare(day, cycle, name, objectives)
        day += datetime.timedelta(1)
    hands.close(close, name, objectives)
    return close, carry_over(objectives)


begin, carried = datetime.date(2026, 1, 1), []
for quarter in range(quarters):
    begin, carried = live(quarter, begin, carried)
print(f"{quarters} quarters {'by keys' if by_keys else 'from the shell'}, "
    f"{compared} comparisons")
