"""Goals as pages show them: how far they are, what was expected by today, and what to say of each key result."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from strategy import goals
from strategy.models import Goal, KeyResult

CLOSE = 16  # per cent of a line within which two labels would overlap
TOUCHING = 4  # within which they would even beside their ticks


@dataclass
class Result:
    """A key result on a day. `expected` is a share 0..1 of its way."""

    record: KeyResult
    expected: float
    silent: bool = False

    @cached_property
    def share(self):
        found = self.record
        return goals.share(found.start_value, found.target_value, found.current_value)

    @property
    def percent(self):
        return round(self.share * 100)

    @property
    def expected_percent(self):
        return round(self.expected * 100)

    @property
    def measured(self):
        return self.record.current_value is not None

    @property
    def now(self):
        """The current value; where it began as long as nobody checked in."""
        return self.record.current_value if self.measured else self.record.start_value

    @cached_property
    def expected_value(self):
        """Where the straight line is today, as exact as the distance deserves."""
        start, target = Decimal(self.record.start_value), Decimal(self.record.target_value)
        return rounded(start + (target - start) * Decimal(str(self.expected)), abs(target - start))

    @property
    def off(self):
        """How far the value is from the line, rounded like it; negative below."""
        start, target = Decimal(self.record.start_value), Decimal(self.record.target_value)
        return rounded(Decimal(self.now), abs(target - start)) - self.expected_value

    @property
    def behind(self):
        """Further behind the line than on track allows."""
        return round(self.expected - self.share, 9) > goals.BEHIND_RISK

    @property
    def now_side(self):
        """Where the label of now stands: beside its tick where the next one is close, in the middle else."""
        gap = self.expected_percent - self.percent
        if not self.says_expected and self.percent >= CLOSE:
            return ""
        if 0 <= gap < CLOSE and self.percent >= CLOSE:
            return "l"
        return "r" if -CLOSE < gap < 0 or self.percent < CLOSE / 2 else ""

    @property
    def expected_side(self):
        gap = self.expected_percent - self.percent
        return "r" if 0 <= gap < CLOSE else "l" if -CLOSE < gap < 0 else ""

    @property
    def says_now(self):
        return self.percent <= 100 - CLOSE

    @property
    def says_expected(self):
        apart = abs(self.percent - self.expected_percent) >= TOUCHING
        return apart and self.expected_percent <= 100 - CLOSE * 1.5


@dataclass
class Measured:
    """A goal with its results and what follows from them. reached: 0..1, None where nothing tells. rolled: what the
    work on its initiatives says, of a goal that is told by it; known to whoever sees both sides."""

    goal: Goal
    results: list[Result]
    health: goals.GoalHealth
    reached: float | None
    today: dt.date
    rolled: object = None

    @property
    def told(self):
        """Whether anything says how far it is."""
        return self.reached is not None

    @property
    def percent(self):
        return round((self.reached or 0) * 100)

    @property
    def expected_percent(self):
        return round(self.health.expected * 100)

    @property
    def behind_points(self):
        return max(0, round(self.health.behind * 100))

    @property
    def worst(self):
        """The key result furthest behind its line, None without any."""
        return max(self.results, key=lambda result: result.expected - result.share, default=None)

    def with_work(self, rolled):
        """The same, told by the work on its initiatives. `rolled.reached` is 0..1, None where there is none."""
        goal = self.goal
        health = goals.health(rolled.reached, goal.period_start, goal.period_end, self.today)
        return replace(self, health=health, reached=rolled.reached, rolled=rolled)


def measure(goal, today):
    """Measured of a goal read by `for_list()`. One that is told by its initiatives stays untold: see `with_work`."""
    records = list(goal.key_results.all())
    line = goals.expected(goal.period_start, goal.period_end, today)
    running = goal.period_start <= today <= goal.period_end and not goal.archived_at
    results = [
        Result(record, line, running and goals.silent(checked_on(record), goal.period_start, today))
        for record in records
    ]
    reached = goals.reached(goal)
    health = goals.health(reached, goal.period_start, goal.period_end, today)
    return Measured(goal, results, health, reached, today)


def checked_on(record):
    return record.checked_at.date() if record.checked_at else None


def rounded(value, distance):
    """As many decimals as a hundredth of the distance needs, at most four."""
    places = next((n for n in range(4) if distance >= 10 ** (1 - n) * 2), 4)
    return round(value, places) if places else round(value)


def after_check_in(record, value):
    """Per cents of the key result, and of its goal where it is told by them, before and after this value."""
    records = list(record.goal.key_results.all())
    before = [goals.share(r.start_value, r.target_value, r.current_value) for r in records]
    after = [
        goals.share(r.start_value, r.target_value, value) if r.pk == record.pk else share
        for r, share in zip(records, before, strict=True)
    ]
    at = next(n for n, r in enumerate(records) if r.pk == record.pk)
    found = {"before": round(before[at] * 100), "after": round(after[at] * 100)}
    if record.goal.progress_mode == "key_results":
        found["goal_before"] = round(sum(before) / len(before) * 100)
        found["goal_after"] = round(sum(after) / len(after) * 100)
    return found
