"""Why a delivery's numbers are what they are: which tasks weigh what, which decides, which rule fired."""

from dataclasses import dataclass
from operator import attrgetter

from django.utils.translation import gettext as _

from execution import tree
from execution.explain import of_project, told
from execution.models import Task
from roadmap import health as rules
from roadmap.words import day
from roadmap.work import alive, leaves_of

MOST = 40  # rows shown; the rest is counted


def explain(delivery, facts):
    """{"progress", "forecast", "rules"}: what the page of a delivery says beside its Facts."""
    leaves = leaves_of([delivery.project_id])[delivery.project_id]
    rows = tree.rows(list(delivery.project.tasks.for_tree().order_by("number")))
    tasks = {
        row.task.pk: {"key": row.task.key, "title": row.task.title, "url": row.task.get_absolute_url()}
        for row in rows
    }
    return {
        "progress": weights(of_project(rows), tasks),
        "forecast": ends(leaves, tasks, facts.forecast),
        "rules": fired(facts.health),
    }


def weights(shares, tasks):
    """The tasks by weight, heaviest first."""
    found = told(shares, MOST)
    return {
        "rows": [
            tasks[row["task"].pk]
            | {
                "status": row["task"].status,
                "weight": number(row["weight"]),
                "done": number(row["done"]),
                "guessed": row["guessed"],
            }
            for row in found["rows"]
        ],
        "more": found["more"],
        "weight": number(found["weight"]),
        "done": number(found["done"]),
        "mean": number(found["mean"]),
    }


@dataclass(frozen=True)
class Parts:
    """An initiative's progress: parts, [(project, what `execution.explain.told` says of it)], and the whole of them."""

    parts: list
    share: float | None
    weight: float
    done: float


def of_initiative(deliveries):
    """Parts of an initiative, each project weighed by its own mean, in one query over all their tasks. What was
    cancelled counts no more than it does in `work.together`."""
    deliveries = alive(deliveries, attrgetter("project.state"))
    trees = {delivery.project_id: [] for delivery in deliveries}
    for task in Task.objects.filter(project__in=trees).for_tree().order_by("number"):
        trees[task.project_id].append(task)
    shares = [(d.project, of_project(tree.rows(trees[d.project_id]))) for d in deliveries]
    whole = told([share for _project, found in shares for share in found])
    parts = [(project, told(found)) for project, found in shares]
    return Parts(parts, whole["share"], whole["weight"], whole["done"])


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
