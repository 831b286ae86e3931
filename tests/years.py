# SPDX-License-Identifier: MIT
"""Lives with the program day by day, from the command line or by the planner's
keys, and knows by itself (years_model.py) what it must say. Each week `list`, `show`,
the text that is printed, the figures over cycles, health metrics, week notes, what
moved in the week, what the annual review owes and the screen are compared; at each
close every cycle there ever was, with outcomes, scores and where things were
carried, and at the end of a year all that moved in it.

    years.py PROGRAM [QUARTERS [SEED [keys]]]

Prints how many comparisons it made; the first that differs ends it with 1.
"""
import datetime
import json
import random
import re
import sys
from fractions import Fraction as F

from years_hands import Planner, Program, Shell
from years_model import (Cycle, KeyResult, Metric, Objective, Past, WeekNote,
    hundredths, tenths)

program = Program(sys.argv[1])
quarters = int(sys.argv[2]) if len(sys.argv) > 2 else 1
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
dice = random.Random(seed)
hands = (Planner if len(sys.argv) > 4 and sys.argv[4] == "keys" else Shell)(
    program)
run, play = program.run, program.play
DAY = datetime.timedelta(1)
compared = 0
cycles = []
metric = Metric("DAU", 100)
notes = []
past = Past()

# What the annual review asks for, and how many entries; quarters and months are
# counted.
ASKED = {"quarters": 0, "figures": 12, "service_given": 1,
    "service_received": 1, "suggestions": 1, "growth": 1, "highlights": 3,
    "shortcomings": 3, "goals": 1, "goals_by_quarter": 4, "strategies": 1,
    "service_plan": 1, "support": 1, "skills": 1}


# ---- comparing

def check(what, wanted, given):
    global compared
    compared += 1
    if wanted != given:
        sys.exit(f"seed {seed}, {what}: {wanted} is right, not {given}")


def number(value):
    return None if value is None else F(str(value))


def read(shown):
    """A number of a column, which may have a form of its own."""
    return None if shown == "–" else F(shown)


def as_json(day, *words):
    return json.loads(run(day, *words, "--json"))


def rows_of(day, cycle):
    """The rows of its objectives and key results; their ids are kept."""
    rows = [row for row in as_json(day, "list", "-c", cycle.name)
        if row["kind"] in ("objective", "key_result")]
    nodes = list(cycle.nodes())
    if len(nodes) != len(rows):
        print([(row["ref"], row["title"]) for row in rows])
    check(f"{day} rows of {cycle.name}", len(nodes), len(rows))
    for node, row in zip(nodes, rows):
        node.uid = row["id"]
    return list(zip(nodes, rows))


def compare_open(day, cycle):
    for node, row in rows_of(day, cycle):
        what = f"{day} {cycle.name}/{row['ref']}"
        check(what + " progress", tenths(node.share()),
            number(row["progress"]))
        check(what + " weight", node.weight, row["weight"])
        check(what + " score", node.score, number(row["score"]))
        check(what + " outcome", None, row["outcome"])
        status = node.standing(day)
        if status:
            check(what + " status", status, row["status"])
        if isinstance(node, KeyResult) and node.state == "open":
            check(what + " expected", tenths(node.expected(day)),
                number(row["expected"]))
            check(what + " current", node.value(),
                row["metric"] and row["metric"]["current"])
        if isinstance(node, KeyResult):
            check(what + " title", node.title, row["title"])
            check(what + " confidence", node.confidence, row["confidence"])


def compare_closed(day, cycle):
    """Nothing moves any more."""
    kind = None
    for node, row in rows_of(day, cycle):
        what = f"{day} closed {cycle.name}/{row['ref']}"
        kind = node.kind if isinstance(node, Objective) else kind
        dropped = isinstance(node, KeyResult) and not node.counts()
        check(what + " progress", tenths(node.share()),
            number(row["progress"]))
        check(what + " score", node.score, number(row["score"]))
        check(what + " outcome", "dropped" if dropped else
            node.outcome(node.kind or kind), row["outcome"])
        check(what + " status", None, row["status"])


def compare_links(day):
    """Where each came from and went on, over all cycles."""
    rows = [pair for cycle in cycles for pair in rows_of(day, cycle)]
    for node, row in rows:
        what = f"{day} {row['cycle']}/{row['ref']}"
        check(what + " came from", node.came and node.came.uid,
            row["carried_from"])
        check(what + " went on as", node.to and node.to.uid,
            row["carried_to"])


def compare_lines(day, what, pattern, text, cycle):
    """The numbers of the rows of a text, in order."""
    found = re.findall(pattern, text, re.M)
    nodes = list(cycle.nodes())
    if "printed" in what:
        nodes += [node for inner in cycle.inside for node in inner.nodes()]
    if len(nodes) != len(found):
        print(text)
    check(f"{day} rows of {what}", len(nodes), len(found))
    for node, shown in zip(nodes, found):
        check(f"{day} {what}", tenths(node.share()), read(shown))


def compare_texts(day, cycle):
    compare_lines(day, f"list of {cycle.name}",
        r"^O\d+(?:\.KR\d+)? +([\d.–]+) ",
        run(day, "list", "-c", cycle.name), cycle)
    compare_lines(day, f"the printed {cycle.name}",
        r"^ *(?:O|KR)\d+  .*? ([\d.]+(?=/10)|–(?= |$))",
        run(day, "--dump", "-c", cycle.name), cycle)


def compare_screen(day, cycle):
    compare_lines(day, f"the screen of {cycle.name}",
        r"^│ +[▾▸]? *(?:O|KR)\d+ .* \S[ !]+([\d.–]+) +(?:[━╸─]+ +)?│$",
        play(day, f': C-u text="cycle {cycle.name}" Enter'), cycle)


def compare_shown(day, cycle):
    for ref, _, kr in cycle.named():
        check(f"{day} show {cycle.name}/{ref}", [tenths(kr.share())],
            [F(shown) for shown in re.findall(r"^progress +([\d.]+)/10",
                run(day, "show", f"{cycle.name}/{ref}"), re.M)])


def state_of(day, cycle):
    if cycle.closed:
        return "closed"
    if day < cycle.starts:
        return "planned"
    return "active" if day <= cycle.ends else "over"


def compare_figures(day):
    known = {cycle.name: cycle for cycle in cycles}
    rows = as_json(day, "cycle", "list")
    check(f"{day} cycles", sorted(known), sorted(row["title"] for row in rows))
    for row in rows:
        cycle = known[row["title"]]
        check(f"{day} {cycle.name}", tenths(cycle.share(day)),
            number(row["progress"]))
        check(f"{day} {cycle.name} is", state_of(day, cycle), row["state"])
    for row in as_json(day, "list", "--stats"):
        cycle = known[row["cycle"]]
        for name, count in cycle.figures().items():
            check(f"{day} {name} of {cycle.name}", count, row[name])
        check(f"{day} score of {cycle.name}", hundredths(cycle.score(day)),
            number(row["score"]))
        check(f"{day} confidence of {cycle.name}",
            tenths(cycle.confidence(day)), number(row["confidence"]))


def compare_metric(day):
    for row in as_json(day, "metric"):
        check(f"{day} health", metric.health(), row["health"])
        check(f"{day} owed", metric.owed(day), row["owed"])
    for row in as_json(day, "metric", metric.name):
        check(f"{day} values", [(str(on), value) for on, value in
            sorted(metric.values.items())],
            [(value["on"], value["value"]) for value in row["values"]])


def compare_notes(day):
    for note in notes[-2:]:
        [row] = as_json(day, "week", "--on", str(note.monday))
        check(f"{day} week of {note.monday}", note.wins, row["wins"])
        check(f"{day} priorities of {note.monday}",
            [(rank, title, kr.uid) for rank, title, kr in note.priorities],
            [(each["rank"], each["title"], each["node"])
                for each in row["priorities"]])


def compare_owed(day, year):
    months = {on.month for on in metric.values if on.year == year.starts.year}
    asked = dict(ASKED, quarters=len(year.inside), figures=12 - len(months))
    asked.update(year.answered)
    check(f"{day} owed of {year.name}",
        [(name, count) for name, count in asked.items() if count],
        [(row["section"], row["count"]) for row in
            as_json(day, "cycle", "owed", year.name)
            if row["kind"] == "section"])


def compare_digest_nodes(day, since, then, cycle, rows, whole):
    told = []
    for node in cycle.nodes():
        marks = then.marks(node, cycle, since, day)
        if marks or whole:
            told.append((node, marks))
    what = f"{day} digest of {cycle.name}"
    check(what + " tells of", [(node.uid, marks) for node, marks in told],
        [(row["id"], row["marks"]) for row in rows])
    for (node, marks), row in zip(told, rows):
        of = f"{what}, {row['ref']}"
        is_kr = isinstance(node, KeyResult)
        before = then.of(node)[0] if is_kr else then.share(node)
        check(of + " before", None if "added" in marks else tenths(before),
            number(row["progress_before"]))
        check(of + " progress", tenths(node.share()), number(row["progress"]))
        if is_kr:
            check(of + " confidence before", then.of(node)[1],
                row["confidence_before"])
            check(of + " confidence", node.confidence, row["confidence"])
            check(of + " why", node.why if node.last and node.last >= since
                else None, row["why"])


def compare_digest(day, since, year=None):
    """What moved since a day; or all of a year."""
    digest = as_json(day, "digest",
        *(["-c", year.name] if year else ["--since", str(since)]))
    then = past.before(since)
    touched = [year] + year.inside if year else [cycle for cycle in cycles
        if cycle.starts <= day and (cycle.ends >= since or
            cycle.closed and cycle.closed >= since)]
    asked = {cycle.name: cycle for cycle in touched}
    check(f"{day} digest", sorted(asked),
        sorted(row["cycle"] for row in digest["cycles"]))
    for row in digest["cycles"]:
        cycle = asked[row["cycle"]]
        what = f"{day} digest of {cycle.name}"
        figures = cycle.figures()
        for name, wanted in (
                ("progress_before", cycle.mean_of(since, then.share)),
                ("progress", cycle.share(day)),
                ("confidence_before", cycle.mean_of(since, then.confidence)),
                ("confidence", cycle.confidence(day))):
            check(f"{what}: {name}", tenths(wanted), number(row[name]))
        for name in ("key_results", "done"):
            check(f"{what}: {name}", figures[name], row[name])
        compare_digest_nodes(day, since, then, cycle, [node for node in
            row["nodes"] if node["kind"] in ("objective", "key_result")],
            whole=year is not None)
    check(f"{day} digest: weeks",
        [(str(note.monday), note.wins, [title for _, title, _ in
            note.priorities]) for note in notes if note.monday <= day and
            note.monday + 6 * DAY >= since],
        [(week["from"], week["wins"], [each["title"] for each in
            week["priorities"]]) for week in digest["weeks"]])
    within = [on for on in metric.values if since <= on <= day]
    check(f"{day} digest: metrics",
        [(metric.last(since - DAY), metric.last(day))] if within else [],
        [(row["before"], row["value"]) for row in digest["metrics"]])


def compare_year(day, year):
    compare_digest(min(day, year.ends), year.starts, year)


def compare(day, cycle, year):
    for each in (cycle, year):
        compare_open(day, each)
        compare_texts(day, each)
    compare_screen(day, cycle)
    compare_figures(day)
    compare_metric(day)
    compare_notes(day)
    compare_owed(day, year)
    if day.weekday() == 0:
        compare_shown(day, cycle)
    if day.weekday() == 6:
        compare_digest(day, day - 6 * DAY)


# ---- living

def moved(day, besides=None):
    """What reads the metric moved, and with it the check-ins of the day."""
    for cycle in cycles:
        for kr in cycle.key_results():
            if kr.reads and kr is not besides and not cycle.closed:
                kr.moved(day)


def turn(day, cycle, ref, verb):
    hands.turn(day, cycle.name, ref, verb)


def act(day, cycle, ref, kr):
    """Something that happens to a key result on an ordinary day."""
    luck = dice.random()
    if kr.state != "open":
        if luck < 0.05:
            turn(day, cycle, ref,
                "undone" if kr.state == "done" else "undropped")
            kr.state = "open"
        return
    if luck < 0.06 and kr.actions:
        at = dice.randrange(len(kr.actions))
        turn(day, cycle, f"{ref}.A{at + 1}",
            "undone" if kr.actions[at] else "done")
        kr.actions[at] = not kr.actions[at]
        kr.moved(day)
    elif luck < 0.07:
        turn(day, cycle, ref, "done")
        kr.state, kr.finished = "done", day
    elif luck < 0.075:
        turn(day, cycle, ref, "drop")
        kr.state, kr.finished = "dropped", day
    elif luck < 0.085:
        kr.title = f"结果 {day}"
        hands.set(day, cycle.name, ref, "title", kr.title)


def measure(day):
    """The metric's value, now and then of a day that is past; some weeks none."""
    luck = dice.random()
    if luck < 0.2:
        return
    on = day - dice.choice([1, 3]) * DAY if luck < 0.4 else day
    metric.values[on] = dice.randrange(60, 180)
    hands.measure(day, metric.name, metric.values[on], on)
    moved(day)


def write_note(day, cycle):
    """Priorities of the week that are tied to key results, and what went well."""
    opens = [(ref, kr) for ref, _, kr in cycle.named() if kr.state == "open"]
    note = WeekNote(day - day.weekday() * DAY)
    written = notes and notes[-1].monday == note.monday
    if dice.random() < 0.4 or not opens or written:
        return
    for rank, (ref, kr) in enumerate(dice.sample(opens, min(2, len(opens)))):
        note.priorities.append((rank + 1, f"要事 {day} {rank}", kr))
    note.wins = f"进展 {day}" if dice.random() < 0.7 else None
    refs = {id(kr): ref for ref, kr in opens}
    hands.note(day, cycle.name, [(rank, refs[id(kr)], title)
        for rank, title, kr in note.priorities], note.wins)
    notes.append(note)


class Answer:
    """What a check-in says: the value, "" where it has none of its own, how sure one
    is, None where nothing is said of it, and why that fell."""

    def __init__(self, value, confidence, why):
        self.value, self.confidence, self.why = value, confidence, why


def answer(day, on, kr):
    """What a check-in says; a card says the confidence that it shows."""
    value = ""
    said = dice.randrange(11) if dice.random() < 0.5 and \
        (kr.basis != "actions" or not hands.by_keys) else None
    confidence = said
    if confidence is None and hands.by_keys:
        confidence = 5 if kr.confidence is None else kr.confidence
    why = None
    if confidence is not None:
        why = f"因为 {day}" if kr.asks_why(confidence) else None
        kr.confidence = confidence
    kr.why = why
    if kr.basis == "manual":
        kr.progress = min(F(1), kr.progress + F(dice.randrange(15), 100))
        value = f"{float(kr.progress * 10):g}/10"
    elif kr.reads:
        metric.values[on] = dice.randrange(60, 180)
        value = str(metric.values[on])
    elif kr.basis == "metric":
        kr.current = dice.randrange(0, 50)
        value = str(kr.current)
    kr.last, kr.status, kr.gap = on, kr.suggested(on), kr.behind(on)
    if kr.reads:
        moved(day, kr)
    return Answer(value, said, why)


def check_in(day, cycle, year):
    """On Monday most; on Tuesday some of the rest, from the shell half of them for
    the day before."""
    monday = day - day.weekday() * DAY
    late = day != monday
    on = monday if late and not hands.by_keys and dice.random() < 0.5 else day
    answers = []
    for ref, _, kr in cycle.named():
        if kr.state != "open" or (kr.last or kr.made) >= monday and late:
            continue
        missed = dice.random() < (0.6 if late else 0.3)
        answers.append((ref, None if missed else answer(day, on, kr)))
    if answers and hands.by_keys and year.starts < cycle.starts:
        # The walk goes through all that is due; the year comes first.
        answers = [(ref, None) for ref, _, _ in year.named()] + answers
    if answers:
        hands.check_in(day, on, cycle.name, answers)


def plan_objective(day, cycle, at):
    objective = Objective(dice.choice([1, 1, 2]),
        dice.choice([None, "committed", "aspirational", "learning"]))
    objective.made = day
    ref = f"O{len(cycle.objectives) + 1}"
    options = {"weight": objective.weight}
    if objective.kind:
        options["kind"] = objective.kind
    hands.add_objective(day, cycle.name, f"{cycle.name} 目标 {at}",
        len(cycle.objectives), options)
    cycle.objectives.append(objective)
    for basis in ("manual", "metric", "actions", "reads"):
        kr = KeyResult(cycle, "metric" if basis == "reads" else basis,
            dice.choice([1, 2, 3]))
        kr.made, kr.title = day, f"结果 {basis}"
        options = {"weight": kr.weight}
        if basis == "reads":
            kr.reads, kr.start, kr.target = metric, 60, 180
            options.update({"from": metric.name})
        elif basis == "metric":
            kr.start, kr.target = dice.choice([(0, 40), (50, 5)])
        if kr.basis == "metric":
            options.update(start=kr.start, target=kr.target)
        if basis == "actions":
            options["basis"] = "actions"
        hands.add_below(day, cycle.name, "kr", kr.title, ref, options)
        objective.krs.append(kr)
        for action in range(3 if basis == "actions" else 0):
            hands.add_below(day, cycle.name, "action", f"行动 {action}",
                f"{ref}.KR{len(objective.krs)}", {})
            kr.actions.append(False)


def made_already(day, name):
    return any(row["title"] == name for row in as_json(day, "cycle", "list"))


def join(cycle):
    if cycle not in cycles:
        cycles.append(cycle)


def begin_year(day, year):
    """The year takes the quarters in that are there; it has an objective of its
    own, be it one that came with the close of the last."""
    if not made_already(day, year.name):
        hands.new_cycle(day, year.name)
        hands.set_template(day, year.name, "annual")
    join(year)
    if not year.objectives:
        objective, kr = Objective(), KeyResult(year, "manual", 1)
        objective.made = kr.made = day
        kr.title = "年度结果"
        objective.krs.append(kr)
        year.objectives.append(objective)
        hands.add_objective(day, year.name, "年度目标", 0, {})
        hands.add_below(day, year.name, "kr", "年度结果", "O1", {})


def accept(cycle):
    """The scores that the cards of the planner suggest; those that a close
    confirms."""
    for node in cycle.nodes():
        if isinstance(node, Objective) or node.counts():
            if node.score is None:
                node.score = hundredths(node.share())


def grade(day, cycle):
    """A person sets some of the scores from the shell."""
    if hands.by_keys:
        return
    for o, objective in enumerate(cycle.objectives):
        graded = [(f"O{o + 1}", objective)] + \
            [(f"O{o + 1}.KR{k + 1}", kr) for k, kr in enumerate(objective.krs)]
        for ref, node in graded:
            if dice.random() < 0.4:
                node.score = dice.choice([F(0), F(3, 10), F(1, 2), F(7, 10),
                    F(1)])
                hands.set(day, cycle.name, ref, "score", float(node.score))


def decide(cycle):
    """What is to become of what is open: mostly what is suggested."""
    cards = []
    for o, objective in enumerate(cycle.objectives):
        refs = []
        for k, kr in enumerate(objective.krs):
            if kr.state != "open":
                continue
            suggested = fate = kr.fate()
            if dice.random() < 0.2 and not hands.by_keys:
                fate = dice.choice(["carry", "done", "drop"] +
                    ["go-on"] * (kr.basis == "manual"))
            refs.append((f"O{o + 1}.KR{k + 1}", kr, fate, suggested))
        cards.append(refs)
    return cards


def asks_reason(objective):
    """Committed is expected whole."""
    return objective.kind == "committed" and objective.share() is not None \
        and objective.share() < 1


def close(day, cycle, following):
    """Closes it; what is carried is in the cycle that follows."""
    grade(day, cycle)
    cards = decide(cycle)
    hands.close(day, cycle.name, [[(ref, fate, suggested)
        for ref, _, fate, suggested in refs] for refs in cards],
        [asks_reason(objective) for objective in cycle.objectives])
    if hands.by_keys:
        accept(cycle)
    for objective, refs in zip(cycle.objectives, cards):
        for _, kr, fate, _ in refs:
            if fate in ("carry", "go-on"):
                if not objective.to:
                    objective.to = Objective(objective.weight, objective.kind)
                    objective.to.came, objective.to.made = objective, day
                    following.objectives.append(objective.to)
                objective.to.krs.append(
                    kr.carried(following, day, fate == "go-on"))
            elif fate in ("done", "drop"):
                kr.state = "done" if fate == "done" else "dropped"
                kr.finished = min(day, cycle.ends)
    for kr in cycle.key_results():
        kr.value()
    cycle.closed = day
    if following.objectives or made_already(day, following.name):
        join(following)
    past.remember(day, cycles)


def quarter_of(at):
    year, first = 2026 + at // 4, at % 4
    starts = datetime.date(year, 3 * first + 1, 1)
    ends = datetime.date(year + (first == 3), (3 * first + 3) % 12 + 1, 1)
    return Cycle(cycles, f"{year} Q{first + 1}", starts, ends - DAY)


def year_of(number):
    return Cycle(cycles, str(number), datetime.date(number, 1, 1),
        datetime.date(number, 12, 31))


def end_year(day, year, following):
    """Its review is answered in part, then it is closed."""
    answered = [("growth", ["甲"]), ("shortcomings", ["甲", "乙", "丙"]),
        ("strategies", ["甲"])]
    hands.answer(day, year.name, answered)
    year.answered = {name: 0 for name, _ in answered}
    hands.rest(day)
    compare_owed(day, year)
    compare_year(day, year)
    close(day, year, following)
    compare_year(day, year)


def spend(day, cycle, year):
    """One day."""
    for ref, _, kr in cycle.named():
        act(day, cycle, ref, kr)
    if day.weekday() == 0:
        measure(day)
    if day.weekday() in (0, 1):
        check_in(day, cycle, year)
    if day.weekday() == 2:
        write_note(day, cycle)
    if day.day == 5:
        kr = year.objectives[0].krs[0]
        kr.progress = F(dice.randrange(101), 100)
        hands.set(day, year.name, "O1.KR1", "progress",
            f"{float(kr.progress * 10):g}/10")
    hands.rest(day)
    past.remember(day, cycles)
    if day.weekday() in (0, 6) or day >= cycle.ends:
        compare(day, cycle, year)


def live(at, begin, cycle, year):
    """One quarter; the day it was closed, and the cycle that follows."""
    day = max(begin, cycle.starts)
    late_year = dice.random() < 0.5
    if not late_year:
        begin_year(day, year)
    if not made_already(day, cycle.name):
        hands.new_cycle(day, cycle.name.replace(" ", "-"))
    join(cycle)
    for objective in range(2):
        plan_objective(day, cycle, objective)
    if late_year:
        begin_year(day, year)
    last = cycle.ends + dice.choice([-3, 0, 1, 4]) * DAY
    while day <= last:
        spend(day, cycle, year)
        day += DAY
    following = quarter_of(at + 1)
    close(last, cycle, following)
    return last, following


def look_back(day):
    for cycle in cycles:
        if cycle.closed:
            compare_closed(day, cycle)
            compare_texts(day, cycle)
            compare_shown(day, cycle)
    compare_links(day)
    compare_figures(day)


begin, cycle, year = datetime.date(2026, 1, 1), quarter_of(0), year_of(2026)
run(begin, "metric", metric.name, "--at-least", str(metric.least), "--every",
    "weekly")
for at in range(quarters):
    begin, cycle = live(at, begin, cycle, year)
    if at % 4 == 3:
        next_year = year_of(year.starts.year + 1)
        end_year(begin, year, next_year)
        year = next_year
    look_back(begin)
print(f"{quarters} quarters {'by keys' if hands.by_keys else 'from the shell'},"
    f" {compared} comparisons")
