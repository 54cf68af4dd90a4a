"""Goals that are told by the work on their initiatives: theirs and those of the goals below them."""

from collections import defaultdict
from dataclasses import dataclass
from operator import itemgetter

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.columns import raw
from accounts.prepared import Prepared
from roadmap.drawing.lines import Line, lines
from roadmap.tree import rolling
from roadmap.tree.rolling import Serving
from strategy import ancestry
from strategy import goals as own
from strategy.explaining import Part, answer
from strategy.models import Goal, Initiative, Progress
from strategy.models.goal import current_table
from strategy.templatetags.strategy import weeks_short


@dataclass(frozen=True)
class Rolled:
    """reached: 0..1, None where nothing counts. servings: of each initiative, with its Line. below: how many goals
    below it are counted along."""

    reached: float | None
    servings: list[tuple[Serving, Line]]
    below: int = 0

    def explain(self, measured):
        """strategy.explaining.Explanation: which initiative weighs what."""
        found = rolling.weights([serving for serving, _line in self.servings])
        total = sum(found.values())
        parts = [part_of(serving, line, found.get(serving.id), total) for serving, line in self.servings]
        parts.sort(key=lambda part: (part.weight is None, -(part.weight or 0), part.title))
        counted = ngettext("Weighted mean of %(n)s", "Weighted mean of %(n)s", len(found)) % {"n": len(found)}
        return answer(measured, self.sentence(), parts=parts, sum=counted)

    def sentence(self):
        rule = _(
            "The work done on its initiatives. Each weighs its effort times the share of it that serves this goal; "
            "what is not approved yet does not count."
        )
        if not self.below:
            return rule
        also = ngettext(
            "The initiatives of %(n)s goal below it count along.",
            "The initiatives of %(n)s goals below it count along.",
            self.below,
        )
        return f"{rule} {also % {'n': self.below}}"


def part_of(serving, line, weight, total):
    initiative = line.initiative
    effort = weeks_short(initiative.effort) if initiative.effort is not None else _("no estimate")
    formula = f"{effort} × {round(serving.part * 100)}%"
    return Part(
        initiative.pk,
        f"{initiative.key} {initiative.title}",
        initiative.get_absolute_url(),
        formula,
        float(weight / total * 100) if total and weight is not None else None,
        round(serving.done * 100),
        "" if serving.counts else str(initiative.get_state_display()),
    )


def counts(initiative):
    """Whether it was decided on: what waits for a decision moves no goal, what is set aside stays as it was."""
    return initiative.state in rolling.DECIDED or initiative.held_from in rolling.DECIDED


def done(line):
    """0..1 of its work."""
    if line.state == "shipped":
        return 1.0
    return line.facts.share or 0.0 if line.facts else 0.0


def rolled_up(goals, today, known=None, *, explained=True):
    """{goal id: Rolled} of those that are told by their initiatives, in the same number of queries for any number
    of them, none where there is none. known: [Line] of all that is not archived in
    the workspace, where they are at hand. explained: with what serves them and does not count."""
    told = [goal for goal in goals if goal.progress_mode == Progress.INITIATIVES]
    if not told:
        return {}
    workspace = told[0].workspace
    table = current_table(workspace)
    children = ancestry.children_of(table)
    circles = {goal.pk: ancestry.below(goal.pk, table, children) for goal in told}
    goal_ids = set().union(*circles.values())
    if known is None:
        found = lines_of(workspace, goal_ids, today)
    else:
        found = [*known, *shipped_and_archived(workspace, goal_ids, today)]
    serving = defaultdict(list)
    for place, line in enumerate(found):
        if explained or counts(line.initiative):
            for goal, part in line.initiative.parts().items():
                serving[goal.pk].append((place, line, part))
    return {pk: roll(circle, serving) for pk, circle in circles.items()}


def lines_of(workspace, goal_ids, today):
    """[Line] of what serves one of these goals; what was declined or dropped never will."""
    kept = workspace.initiatives.exclude(state="declined").filter(Q(archived_at=None) | Q(state="shipped"))
    return read_lines(kept, goal_ids, today)


def shipped_and_archived(workspace, goal_ids, today):
    """[Line] of what was shipped and put away since: a goal keeps what was done for it."""
    found = put_away(workspace.pk)
    return (
        read_lines(workspace.initiatives.filter(pk__in=[pk for (pk,) in found]), goal_ids, today)
        if found
        else []
    )


@Prepared
def put_away(workspace):
    rows = Initiative.objects.filter(workspace=workspace).put_away().filter(state="shipped")
    return rows.order_by().values_list("pk")


def read_lines(initiatives, goal_ids, today):
    served = Goal.objects.select_related("product")
    serving = initiatives.filter(goals__in=goal_ids).distinct()
    found = serving.select_related("workspace", "product__workspace")
    return lines(found.prefetch_related(Prefetch("goals", served)).order_by("product__name", "number"), today)


def roll(circle, serving):
    """Rolled of the goals whose ids are in `circle`. serving: {goal id: [(place, Line, part)]} of what serves each."""
    mine = {}
    for goal in circle:
        for place, line, part in serving.get(goal, ()):
            mine[place] = (line, part + (mine[place][1] if place in mine else 0))
    servings = []
    for _place, (line, part) in sorted(mine.items(), key=itemgetter(0)):
        own = line.initiative
        servings.append((Serving(own.pk, part, own.effort, done(line), counts(own)), line))
    return Rolled(rolling.reached([serving for serving, _line in servings]), servings, len(circle) - 1)


def complete(measured, today, known=None):
    """[Measured] of all, in their order: those that are told by their initiatives with what those say."""
    found = rolled_up([one.goal for one in measured], today, known)
    return [one.with_work(found[one.goal.pk]) if one.goal.pk in found else one for one in measured]


def from_glances(measured, found, parents):
    """The same as `complete` out of what is known of every initiative at a glance; no query, and nothing to explain.
    parents: {goal id: (id of its parent or None, name)} of all goals that are not archived; ids as glance.raw has them."""
    children = ancestry.children_of(parents)
    told = [one.goal.pk for one in measured if one.goal.progress_mode == Progress.INITIATIVES]
    circles = {pk: ancestry.below(raw(pk), parents, children) for pk in told}
    concerned, serving = set().union(*circles.values()), defaultdict(list)
    for one in found:
        if one.counts and not concerned.isdisjoint(one.goals):
            for goal, part in one.parts().items():
                serving[goal].append((one, part))
    return [
        one.with_work(glanced(circles[one.goal.pk], serving)) if one.goal.pk in circles else one
        for one in measured
    ]


def glanced(circle, serving):
    """Rolled of the goals whose ids are in `circle`."""
    mine = {}
    for goal in circle:
        for one, part in serving.get(goal, ()):
            mine[one.pk] = (one, part + (mine[one.pk][1] if one.pk in mine else 0))
    return Rolled(rolling.reached([one.serving(part) for one, part in mine.values()]), [], len(circle) - 1)


def shares(goals, today, known=None):
    """{goal id: 0..1} of every goal of which anything tells how far it is."""
    found = rolled_up(goals, today, known, explained=False)
    told = {goal.pk: found[goal.pk].reached if goal.pk in found else own.reached(goal) for goal in goals}
    return {pk: share for pk, share in told.items() if share is not None}
