"""A bar drawn on empty ground: what a new initiative begins with, read from the address."""

import datetime as dt

from django.utils.translation import gettext as _

from accounts.errors import Refused
from accounts.ownfields import is_own
from roadmap.drafts.placing import horizon_known, padded, row
from strategy import timeframe
from strategy.horizon import LATER


def initial_of(query, workspace, lens, lanes):
    """{field of the form: value}: the days, and what the lane stands for. lanes: what lanes, or the columns and
    rows of a board, are made of. Raises Refused for what is not here."""
    found = {"product": lens.product or workspace.products.order_by("name", "id").first()}
    names = lanes.split(",")
    for name, value in zip(names, padded(query.get("lane", ""), names), strict=True):
        if value:
            found |= of_lane(workspace, name, value, found["product"] if lens.product else None)
    return found | {"when": days(query)}


def of_lane(workspace, name, value, product):
    match name:
        case "product":
            return {"product": row(workspace.products.all(), value)}
        case "goal":
            goal = row(workspace.goals.current().select_related("product"), value)
            own = {} if product or not goal.product else {"product": goal.product}
            return own | {"goals": [goal]}
        case "theme":
            return {"theme": row(workspace.themes.all(), value)}
        case "horizon":
            return of_horizon(value)
        case "owner":
            return {"owner": row(workspace.memberships.active(), value)}
    return {name: value} if is_own(name) else {}


def of_horizon(value):
    """Later is where a draft stands by itself."""
    horizon_known(value)
    return {} if value == LATER else {"horizon": value}


def days(query):
    """ "6 Jul – 11 Sep 2026" of the two days of the address, "" without."""
    try:
        start, end = (dt.date.fromisoformat(query[name]) for name in ("start", "end"))
    except KeyError:
        return ""
    except ValueError as error:
        raise Refused(_("Give days like 2026-08-14."), "start") from error
    return timeframe.words(min(start, end), max(start, end), timeframe.DAY, dt.date.min)
