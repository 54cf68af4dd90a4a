"""How far a goal is and whether that is far enough. Pure: values in, values out."""

import datetime as dt
from typing import NamedTuple

ON_TRACK, AT_RISK, OFF_TRACK, NO_PLAN = "on_track", "at_risk", "off_track", "no_plan"
BEHIND_RISK, BEHIND_OFF = 0.05, 0.20  # PRODUCT: up to 5 points behind on track, up to 20 at risk
SILENT_AFTER = dt.timedelta(days=31)


class GoalHealth(NamedTuple):
    state: str
    expected: float
    behind: float


def share(start, target, current):
    """How far from start to target, 0..1, in either direction; nothing measured is nothing reached."""
    if current is None or start == target:
        return 0.0
    return min(1.0, max(0.0, float((current - start) / (target - start))))


def progress(goal):
    """The mean share of the goal's key results, 0..1; 0 without any. Reads `goal.key_results.all()`."""
    shares = [share(k.start_value, k.target_value, k.current_value) for k in goal.key_results.all()]
    return sum(shares) / len(shares) if shares else 0.0


def reached(goal):
    """How far the goal is, 0..1, by what it says itself; None where nothing tells: nothing measures it, nobody has
    said, or it is told by the work on its initiatives, which others know. Reads `goal.key_results.all()`."""
    if goal.progress_mode == "manual":
        return None if goal.progress_said is None else goal.progress_said / 100
    return progress(goal) if goal.progress_mode == "key_results" and goal.key_results.all() else None


def expected(start, end, today):
    """The straight line over the period: 0 on its first morning, 1 on its last evening."""
    days = (end - start).days + 1
    return min(1.0, max(0.0, ((today - start).days + 1) / days)) if today >= start else 0.0


def health(reached, start, end, today):
    """GoalHealth of a goal that reached a share 0..1 of its way by `today`; None where nothing measures it."""
    line = expected(start, end, today)
    if reached is None:
        return GoalHealth(NO_PLAN, line, 0.0)
    behind = round(line - reached, 9)  # 0.55 - 0.5 is a little more than 0.05
    state = ON_TRACK if behind <= BEHIND_RISK else AT_RISK if behind <= BEHIND_OFF else OFF_TRACK
    return GoalHealth(state, line, behind)


def silent(checked_on, started_on, today):
    """Whether a key result was not checked in for a month, counted from its start where it never was."""
    return today - max(checked_on or started_on, started_on) > SILENT_AFTER
