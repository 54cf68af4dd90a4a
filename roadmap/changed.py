"""Which health another plan would have: of a project, and of the initiative that it serves. Said before it is made."""

from dataclasses import dataclass
from typing import Any

from roadmap import health as rules
from roadmap.models import Delivery
from roadmap.work import leaves_of, of_project, serving, together, webs_of


@dataclass(frozen=True)
class NewHealth:
    """subject: a project, or the initiative that it serves. was, now: of rules.ORDER. decide: whether that is where an
    initiative needs a decision."""

    subject: Any
    was: str
    now: str
    decide: bool = False


def new_health(project, days):
    """[NewHealth] of what is judged otherwise once these tasks stand on these days: the project first. days: {task id:
    (first, last day)}. Four questions at most, however many tasks there are."""
    mine = serving([project.pk]).get(project.pk)
    initiative = mine and mine.initiative
    parts = list(Delivery.objects.with_work().filter(initiative=initiative)) if mine else []
    served = {one.project_id: (one.project, one.promise) for one in parts} or {project.pk: (project, None)}
    leaves = leaves_of(served)
    moved = leaves | {project.pk: [placed(leaf, days) for leaf in leaves[project.pk]]}
    webs, today = webs_of(leaves), project.workspace.today()

    def judged(some):
        found = {
            pk: of_project(one, some[pk], today, promise, webs.get(pk))
            for pk, (one, promise) in served.items()
        }
        return found[project.pk].health, together(list(found.values())).health

    (was, whole_was), (now, whole) = judged(leaves), judged(moved)
    found = [NewHealth(project, was.state, now.state)]
    if initiative:
        found.append(NewHealth(initiative, whole_was.state, whole.state, leaves_promise(initiative, whole)))
    return [one for one in found if one.was != one.now]


def placed(leaf, days):
    if leaf.id not in days or not leaf.is_open:
        return leaf
    first, last = days[leaf.id]
    return leaf._replace(start=first, due=last)


def leaves_promise(initiative, health):
    """Whether it would be flagged: its forecast beyond what its promise tolerates."""
    beyond = (health.state, health.against) == (rules.OFF_TRACK, "promise")
    return beyond and initiative.state == "in_delivery"
