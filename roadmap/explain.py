"""Why a delivery's numbers are what they are: which tasks weigh what, which decides, which rule fired."""

from django.utils.translation import gettext as _

from execution.models import Task
from execution.progress import Leaf as Weighed
from execution.progress import progress
from roadmap import health as rules
from roadmap.words import day
from roadmap.work import leaves_of

MOST = 40  # rows shown; the rest is counted


def explain(delivery, facts):
    """{"progress", "forecast", "rules"}: what the page of a delivery says beside its Facts."""
    leaves = leaves_of([delivery.project_id])[delivery.project_id]
    rows = facts.forecast.rows if facts.forecast else ()
    named = {leaf.id for leaf in leaves} | {row.waits for row in rows if row.waits}
    tasks = {
        task.pk: {"key": task.key, "title": task.title, "url": task.get_absolute_url()}
        for task in Task.objects.filter(pk__in=named).select_related("workspace", "project")
    }
    return {
        "progress": weights(leaves, tasks),
        "forecast": ends(leaves, tasks, facts.forecast),
        "rules": fired(facts.health),
    }


def weights(leaves, tasks):
    """The tasks by weight, heaviest first."""
    found = progress([Weighed(leaf.id, leaf.status, leaf.estimate, leaf.remaining) for leaf in leaves])
    by_id = {leaf.id: leaf for leaf in leaves}
    rows = sorted(found.rows, key=lambda row: -row[1])
    guessed = [weight for pk, weight, _done in rows if by_id[pk].estimate is None]
    return {
        "rows": [
            tasks[pk]
            | {
                "status": by_id[pk].status,
                "weight": number(weight),
                "done": number(done),
                "guessed": by_id[pk].estimate is None,
            }
            for pk, weight, done in rows[:MOST]
        ],
        "more": max(len(rows) - MOST, 0),
        "weight": number(found.weight),
        "done": number(found.done_weight),
        "mean": number(guessed[0]) if guessed else None,
    }


def ends(leaves, tasks, forecast):
    """The open tasks by their end, the deciding ones first."""
    rows = forecast.rows if forecast else ()
    by_id = {leaf.id: leaf for leaf in leaves}
    return {
        "rows": [
            tasks[row.id]
            | {
                "start": row.start,
                "end": row.end,
                "planned": row.planned,
                "days": row.days,
                "share": by_id[row.id].estimate and by_id[row.id].remaining is not None,
                "estimate": number(by_id[row.id].estimate),
                "remaining": number(by_id[row.id].remaining),
                "decides": row.end == forecast.p50,
                "waits": tasks.get(row.waits),
            }
            for row in rows[:MOST]
        ],
        "more": max(len(rows) - MOST, 0),
    }


def fired(health):
    """The rules of health with this delivery's dates, and which of them fired."""
    limit = day(health.limit) if health.limit else _("promise + tolerance")
    texts = {
        rules.ON_TRACK: _("while P85 is %(limit)s or earlier"),
        rules.AT_RISK: _("while P50 is %(limit)s or earlier and P85 later"),
        rules.OFF_TRACK: _("once P50 is later than %(limit)s"),
        rules.NO_PLAN: _("while there is nothing to forecast from or to compare with"),
    }
    return [
        {"state": state, "text": text % {"limit": limit}, "fired": state == health.state}
        for state, text in texts.items()
    ]


def number(value):
    """Hours or weights without needless zeros; at most two decimals."""
    return None if value is None else f"{float(value):.2f}".rstrip("0").rstrip(".")
