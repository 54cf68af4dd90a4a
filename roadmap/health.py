"""Forecast against promise: PRODUCT.md, "The numbers". No database, no words."""

import datetime as dt
from dataclasses import dataclass

from execution.calendar import add_working_days, working_days_between

TOLERANCE = 10  # working days, where no promise says otherwise
ON_TRACK, AT_RISK, OFF_TRACK, NO_PLAN = "on_track", "at_risk", "off_track", "no_plan"
ORDER = (OFF_TRACK, AT_RISK, ON_TRACK, NO_PLAN)  # worst first
LATE = (OFF_TRACK, AT_RISK)


@dataclass(frozen=True)
class Health:
    """state: one of ORDER. against: "promise", "deadline" or "" (nothing to compare with). target: that
    date. tolerance: working days. limit: target + tolerance. behind: working days that p50 lies after the
    target, 0 or more. p50, p85: the forecast, None where there is none. done: no work is left."""

    state: str
    against: str = ""
    target: dt.date | None = None
    tolerance: int = TOLERANCE
    limit: dt.date | None = None
    behind: int = 0
    p50: dt.date | None = None
    p85: dt.date | None = None
    done: bool = False


def health(forecast, promised=None, tolerance=None, deadline=None):
    """Health of a Forecast (or None) against the promised end, else against the project's deadline.

    On track while P85 <= target + tolerance; at risk while P50 <= target + tolerance < P85; off track
    beyond. No target or no forecast: no plan. tolerance: working days, None for the usual ones.
    """
    tolerance = TOLERANCE if tolerance is None else tolerance
    target, against = (promised, "promise") if promised else (deadline, "deadline" if deadline else "")
    found = {"against": against, "target": target, "tolerance": tolerance}
    if forecast:
        found |= {"p50": forecast.p50, "p85": forecast.p85, "done": forecast.done}
    if not forecast or not target:
        return Health(NO_PLAN, **found)
    limit = add_working_days(target, tolerance) if tolerance else target
    return Health(rule(forecast, limit), limit=limit, behind=days_after(target, forecast.p50), **found)


def rule(forecast, limit):
    """The rule of health that fires."""
    if forecast.p85 <= limit:
        return ON_TRACK
    return AT_RISK if forecast.p50 <= limit else OFF_TRACK


def days_after(target, day):
    """Working days that lie after `target`, up to and with `day`; 0 where it is not later."""
    return working_days_between(target + dt.timedelta(days=1), day) if day > target else 0


def worst(states):
    """The worst of several states; no plan only where all are."""
    found = set(states)
    return next((state for state in ORDER if state in found), NO_PLAN)
