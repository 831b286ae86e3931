# SPDX-License-Identifier: MIT
"""What a plan must say of itself, in exact fractions and with none of the program's
code: key results, objectives, cycles, years, health metrics, week notes."""
import datetime
from fractions import Fraction as F

WEAK = ["on_track", "pending", "no_data", "at_risk", "outdated", "off_track"]
WEEK = datetime.timedelta(7)


def tenths(share):
    """Points of ten as they are shown: rounded down to a tenth."""
    return None if share is None else F(int(share * 100), 10)


def hundredths(share):
    """A score as it is shown, rounded down."""
    return None if share is None else F(int(share * 100), 100)


def mean(parts):
    parts = [(share, weight) for share, weight in parts if share is not None]
    weights = sum(weight for share, weight in parts)
    return sum(share * weight for share, weight in parts) / weights \
        if weights else None


class Metric:
    """A number that is watched, by day; key results may read it."""

    def __init__(self, name, least):
        self.name, self.least, self.values = name, least, {}

    def last(self, until=datetime.date.max):
        days = [day for day in self.values if day <= until]
        return self.values[max(days)] if days else None

    def health(self):
        value = self.last()
        if value is None:
            return None
        if value >= self.least:
            return "healthy"
        return "watch" if self.least - value <= F(self.least, 10) else \
            "unhealthy"

    def owed(self, day):
        """Nothing was entered this week."""
        monday = day - datetime.timedelta(day.weekday())
        return not self.values or max(self.values) < monday


class Graded:
    """What has a score, a kind, and may go on into another cycle."""

    def __init__(self, weight, kind):
        self.weight, self.kind, self.score = weight, kind, None
        self.came = self.to = None

    def outcome(self, kind):
        grade = hundredths(self.share()) if self.score is None else self.score
        grade = F(-1) if grade is None else grade
        reached = F(7, 10) if kind in ("aspirational", "learning") else 1
        if grade >= reached:
            return "reached"
        if self.to:
            return "carried"
        return "partly" if grade >= F(3, 10) else "missed"


class KeyResult(Graded):
    def __init__(self, cycle, basis, weight, kind=None):
        super().__init__(weight, kind)
        self.cycle, self.basis, self.made = cycle, basis, None
        self.progress, self.state, self.finished = F(0), "open", None
        self.start = self.target = self.current = self.reads = None
        self.actions = []
        self.last = self.status = self.gap = None
        self.confidence = self.why = None

    def asks_why(self, confidence):
        """A confidence that falls by two or more, or to three or less."""
        before = self.confidence
        return before is not None and confidence < before and \
            (before - confidence >= 2 or confidence <= 3)

    def counts(self):
        return self.state != "dropped"

    def value(self):
        """Of what it reads, what was there when its cycle ended or closed."""
        if self.reads and not self.cycle.closed:
            self.current = self.reads.last(self.cycle.ends)
        return self.current

    def no_data(self):
        """There is something to measure, and nothing was; be it that it has no
        action."""
        return self.value() is None if self.basis == "metric" else \
            self.basis == "actions" and not self.actions

    def share(self):
        if self.state == "done" and (self.basis == "manual" or self.no_data()):
            return F(1)
        if self.no_data():
            return F(0)
        if self.basis == "metric":
            way = F(self.current - self.start, self.target - self.start)
            return min(max(way, F(0)), F(1))
        if self.basis == "actions":
            return F(sum(self.actions), len(self.actions))
        return self.progress

    def expected(self, day):
        gone = (day - self.cycle.starts).days
        days = (self.cycle.ends - self.cycle.starts).days + 1
        return min(max(F(gone, days), F(0)), F(1))

    def behind(self, day):
        return tenths(self.expected(day)) - tenths(self.share())

    def moved(self, day):
        """Its check-in of the day is brought up to date."""
        if self.last == day:
            self.gap = self.behind(day)

    def standing(self, day):
        if self.state != "open":
            return self.state
        counted = self.last or max(self.cycle.starts, self.made)
        if (day - counted).days > 10:
            return "outdated"
        if self.no_data():
            return "no_data"
        if not self.status:
            return "pending"
        gap = self.behind(day)
        if day > self.cycle.ends:
            return "on_track" if self.share() == 1 else "off_track"
        if gap > F(5, 2) and self.status != "off_track" and \
                not self.gap > F(5, 2):
            return "off_track"
        return self.status

    def suggested(self, day):
        gap = self.behind(day)
        if day > self.cycle.ends:
            return "on_track" if self.share() == 1 else "off_track"
        low = self.confidence is not None and self.confidence <= 3
        return "off_track" if gap > F(5, 2) else \
            "at_risk" if gap > 1 or low else "on_track"

    def fate(self):
        """What the close suggests for it."""
        if self.share() == 1:
            return "done"
        return "carry" if self.share() > 0 or any(self.actions) else "leave"

    def carried(self, cycle, day, goes_on):
        copy = KeyResult(cycle, self.basis, self.weight, self.kind)
        copy.came, self.to, copy.made = self, copy, day
        copy.title = self.title
        copy.target, copy.reads = self.target, self.reads
        copy.start = self.start if self.value() in (None, self.target) else \
            self.current
        copy.current = self.current
        copy.actions = [False for done in self.actions if not done]
        if goes_on and self.basis == "manual":
            copy.progress = self.progress
        return copy


class Objective(Graded):
    def __init__(self, weight=1, kind=None):
        super().__init__(weight, kind)
        self.krs, self.made = [], None

    def confidence(self):
        return mean([(F(kr.confidence, 10), kr.weight) for kr in self.krs
            if kr.counts() and kr.confidence is not None])

    def share(self):
        return mean([(kr.share(), kr.weight) for kr in self.krs
            if kr.counts()])

    def standing(self, day):
        """As its weakest open key result; None where it has none."""
        opens = [kr.standing(day) for kr in self.krs if kr.state == "open"]
        return max(opens, key=WEAK.index) if opens else None


class Cycle:
    """A quarter or a year of the plan, which is a list of all there are."""

    def __init__(self, plan, name, starts, ends):
        self.plan = plan
        self.name, self.starts, self.ends = name, starts, ends
        self.objectives = []
        self.closed, self.answered = None, {}

    @property
    def inside(self):
        return [cycle for cycle in self.plan if cycle is not self and
            cycle.starts >= self.starts and cycle.ends <= self.ends]

    def nodes(self):
        for objective in self.objectives:
            yield objective
            yield from objective.krs

    def key_results(self):
        return [kr for objective in self.objectives for kr in objective.krs]

    def named(self):
        """Each key result with its name in the cycle."""
        for o, objective in enumerate(self.objectives):
            for k, kr in enumerate(objective.krs):
                yield f"O{o + 1}.KR{k + 1}", objective, kr

    def mean_of(self, day, share):
        """Of its objectives; of a year each quarter that has begun counts as
        much as its own objectives together."""
        own = mean([(share(objective), objective.weight)
            for objective in self.objectives])
        if not self.inside:
            return own
        return mean([(own, 1)] + [(cycle.mean_of(day, share), 1)
            for cycle in self.inside if cycle.starts <= day])

    def share(self, day):
        return self.mean_of(day, Objective.share)

    def score(self, day):
        return self.mean_of(day, lambda objective: objective.score)

    def confidence(self, day):
        return self.mean_of(day, Objective.confidence)

    def all_key_results(self):
        return self.key_results() + [kr for cycle in self.inside
            for kr in cycle.all_key_results()]

    def figures(self):
        """What it counts: what went on within it is counted where it ends."""
        own = self.all_key_results()
        ends = [kr for kr in own if kr.to not in own]
        objectives = [o for cycle in [self] + self.inside
            for o in cycle.objectives]
        done = [kr for kr in ends if kr.state == "done"]
        return {
            "objectives": len([o for o in objectives
                if o.to not in objectives]),
            "key_results": len([kr for kr in ends if kr.counts()]),
            "dropped": len([kr for kr in ends if not kr.counts()]),
            "done": len(done),
            "in_time": len([kr for kr in done
                if kr.finished <= kr.cycle.ends]),
            "carried_in": len([kr for kr in ends
                if kr.came and kr.came not in own]),
            "carried_out": len([kr for kr in own
                if kr.to and kr.to not in own]),
        }


class Past:
    """How key results were at the end of days that are gone, and what of it is told
    of the time since."""

    def __init__(self):
        self.days = {}

    def remember(self, day, cycles):
        self.days[day] = {kr: (kr.share(), kr.confidence, kr.counts(), kr.title)
            for cycle in cycles for kr in cycle.key_results()}
        self.days[day].update({objective: None for cycle in cycles
            for objective in cycle.objectives})

    def before(self, since):
        days = [day for day in self.days if day < since]
        return Then(self.days[max(days)] if days else {})


class Then:
    """What was before a day: of what was not there yet, nothing was reached; what
    was added after its cycle had begun is new, and counted nowhere."""

    def __init__(self, nodes):
        self.nodes = nodes

    def new(self, node, cycle):
        return node not in self.nodes and node.made > cycle.starts

    def of(self, kr):
        """Share, confidence, whether it counted, title."""
        return self.nodes.get(kr) or \
            (F(0), None, not self.new(kr, kr.cycle), kr.title)

    def share(self, objective):
        return mean([(self.of(kr)[0], kr.weight) for kr in objective.krs
            if self.of(kr)[2]])

    def confidence(self, objective):
        return mean([(F(self.of(kr)[1], 10), kr.weight) for kr in objective.krs
            if self.of(kr)[2] and self.of(kr)[1] is not None])

    def marks(self, node, cycle, since, day):
        is_kr = isinstance(node, KeyResult)
        if self.new(node, cycle):
            marks = ["added"]
        elif is_kr:
            share, confidence, _, _ = self.of(node)
            marks = ["moved"] * ((tenths(share), confidence) !=
                (tenths(node.share()), node.confidence))
        else:
            marks = ["moved"] * (self.share(node) is not None and
                tenths(self.share(node)) != tenths(node.share()))
        if is_kr and node.state != "open" and since <= node.finished <= day:
            marks.append(node.state)
        if is_kr and self.of(node)[3] != node.title:
            marks.append("revised")
        order = ["moved", "done", "dropped", "blocked", "added", "revised"]
        return sorted(marks, key=order.index)


class WeekNote:
    def __init__(self, monday):
        self.monday, self.priorities, self.wins = monday, [], None
