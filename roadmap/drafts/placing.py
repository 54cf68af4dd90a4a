"""Where an initiative stands on the roadmap: its days, and the lane. What a drop means as changes of its fields."""

import datetime as dt

from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.lookup import find
from accounts.ownfields import Kind, is_own
from accounts.resent import took_out
from strategy import horizon, timeframe
from strategy.states import LAUNCHED

PLACE, PROPOSE = "place", "propose"  # what dragging a bar does
CLOSED = ("shipped", "declined")
DONE = "done"  # the value of the lane of what is over
USUAL_WEEKS = 4  # of what nobody estimated
MOST_WEEKS = 104
BY_DAYS = ("horizon",)  # lanes that days alone lead into and out of: a drop in one says that it stays there


def handling(line):
    """What dragging the bar of a Line does: PLACE moves it, PROPOSE asks the leads of its projects, "" nothing."""
    own = line.initiative
    if own.state in CLOSED:
        return ""
    if LAUNCHED & {own.state, own.held_from}:
        return PROPOSE if line.deliveries else ""
    return PLACE


def weeks_of(effort):
    """Whole weeks that a bar is long at first: as many as person-weeks were estimated."""
    if effort is None:
        return USUAL_WEEKS
    return min(max(1, -int(-effort // 1)), MOST_WEEKS)


def usual_days(initiative, today):
    """{"start", "end"} that are offered for what is unscheduled: from next Monday on, as long as was estimated."""
    if initiative.start:
        return {}
    monday = today + dt.timedelta(days=7 - today.weekday())
    return {"start": monday, "end": monday + dt.timedelta(days=days_of(initiative.effort) - 1)}


def days_of(effort):
    """Days from a Monday to the Friday on which so many person-weeks are over."""
    return 7 * weeks_of(effort) - 2


def days_changes(initiative, start, end):
    """The fields of a time frame, as precise as before where that still holds; both None unschedule."""
    precision = timeframe.kept(start, end, initiative.precision) if start and end else timeframe.DAY
    return {"start": start, "end": end, "precision": precision}


def lane_changes(initiative, group, lane, was, said=()):
    """{field: value} of a move from one lane to another.

    group: what the lanes stand for, "goal", or "product,goal" on two levels; lane, was: the values of the two lanes,
    one for each of those, "" for none. said: those of `group` that say their value where the lane stays the same too.
    Raises Refused where a lane cannot be changed by a drop.
    """
    names = group.split(",")
    changes = {}
    for name, to, old in zip(names, padded(lane, names), padded(was, names), strict=True):
        if to != old or (name in said and to not in ("", DONE)):
            changes |= change(initiative, name, to, old)
    return changes


def padded(values, names):
    found = values.split(",")
    return (found + [""] * len(names))[: len(names)]


def change(initiative, name, to, old):
    if name in REFUSALS:
        raise Refused(REFUSALS[name](), "lane")
    if is_own(name):
        return own_change(initiative, name, to)
    if name not in CHANGES:
        raise Refused(_("A lane of this roadmap cannot be changed by moving a bar."), "lane")
    return CHANGES[name](initiative, to, old)


def values(initiative, group):
    """[value] of each lane that it stands in, of those whose lanes are made by one field."""
    match group:
        case "goal":
            return [str(goal.pk) for goal in initiative.goals.all()]
        case "theme":
            return [str(initiative.pillar.pk)] if initiative.pillar else []
        case "owner" | "product":
            found = getattr(initiative, f"{group}_id")
            return [str(found)] if found else []
    return [str(initiative.value_of(group))] if is_own(group) and initiative.value_of(group) else []


def is_there(initiative, group, lane, was, *, by, version):
    """Whether it stands in the lane of its goals that a drop names; in the one without too where this very drop took it out
    of its lane since that version, and left it others."""
    names = group.split(",")
    for name, to, old in zip(names, padded(lane, names), padded(was, names), strict=True):
        held = values(initiative, name) if name == "goal" and to != old else [to]
        if to in held or not (to or any(held)):
            continue
        if to or old in held or not took_out(initiative, "goals", old, by=by, version=version):
            return False
    return True


def goal_change(initiative, to, old):
    """From one goal to another; the others it serves stay."""
    goals = {goal.pk: goal for goal in initiative.goals.select_related("product")}
    here = initiative.workspace.goals.current().select_related("product")
    left, found = row(here, old) if old else None, row(here, to) if to else None
    if left:
        goals.pop(left.pk, None)
    if found:
        goals[found.pk] = found
    return {"goals": list(goals.values())}


def horizon_change(initiative, to, _old):
    """To a column by hand; the one in which its dates put it anyway, and "", leave it to them."""
    if to:
        horizon_known(to)
    if initiative.state in CLOSED:
        raise Refused(_("It is over, so it stands in none of these columns."), "lane")
    return {"horizon": to}


def horizon_known(to):
    """Raises Refused where nothing can be put into a column of this value."""
    if to == DONE:
        raise Refused(_("A drop finishes nothing. Open it and ship it."), "lane")
    if to not in horizon.LABELS:
        raise Refused(_("There is no such column here. Load the page again."), "lane")


def unsaid(initiative, changes, today):
    """Changes in which a horizon that its days say anyway is left to them."""
    start = changes.get("start", initiative.start)
    if changes.get("horizon") and horizon.by_dates(initiative.state, start, today) == changes["horizon"]:
        return changes | {"horizon": ""}
    return changes


def theme_change(initiative, to, _old):
    return {"theme": row(initiative.workspace.themes.all(), to) if to else None}


def owner_change(initiative, to, _old):
    return {"owner": row(initiative.workspace.memberships.active(), to) if to else None}


def own_change(initiative, name, to):
    """A field of the company's own, where it is a choice."""
    fields = {its.field_name: its for its in initiative.workspace.customfields.of("initiative")}
    if name not in fields or fields[name].kind != Kind.CHOICE:
        raise Refused(_("There is no such lane here. Load the page again."), "lane")
    return {name: fields[name].read(to)}


def row(rows, ref):
    found = find(rows, ref)
    if found is None:
        raise Refused(_("There is no such lane here. Load the page again."), "lane")
    return found


CHANGES = {"goal": goal_change, "theme": theme_change, "owner": owner_change, "horizon": horizon_change}
REFUSALS = {
    "product": lambda: _("It stays with its product: its number belongs to it."),
    "state": lambda: _("A drop changes no state. Open it and take the step: send for review, launch, hold."),
}
