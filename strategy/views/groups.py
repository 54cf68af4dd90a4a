"""The initiatives list under headings: by goal, theme, product, status or owner."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from strategy.measuring import measure
from strategy.models import State


@dataclass
class Group:
    """`record` is what they have in common: a goal, a theme, a product or a member; None where nothing is."""

    kind: str
    title: str
    record: Any = None
    measured: Any = None  # of a goal
    state: str = ""
    rows: list = field(default_factory=list)

    @property
    def ref(self):
        return str(self.record.pk) if self.record else self.title

    @property
    def effort(self):
        """Person-weeks of its rows, None where nobody estimated one."""
        known = [row.effort for row in self.rows if row.effort is not None]
        return sum(known) if known else None


def grouped(kind, initiatives, workspace):
    """[Group] with its rows in their order; what has none of the kind comes last."""
    return MAKERS[kind](initiatives, workspace)


def by_goal(initiatives, workspace):
    """A row for each goal that an initiative serves, as on the roadmap."""
    today = workspace.today()
    found = {goal.pk: goal for goal in workspace.goals.for_list().current()}
    groups = {pk: Group("goal", goal.title, goal, measure(goal, today)) for pk, goal in found.items()}
    rest = Group("goal", _("No goal"))
    for initiative in initiatives:
        linked = [groups[goal.pk] for goal in initiative.goals.all() if goal.pk in groups]
        for group in linked or [rest]:
            group.rows.append(initiative)
    return [group for group in [*groups.values(), rest] if group.rows]


def by_theme(initiatives, workspace):
    rows = sorted(
        initiatives, key=lambda i: (i.pillar is None, i.pillar and (i.pillar.rank, str(i.pillar.pk)))
    )
    return collected("theme", rows, lambda i: i.pillar, _("No theme"))


def by_product(initiatives, workspace):
    rows = sorted(initiatives, key=lambda i: (i.product.name.casefold(), str(i.product_id)))
    return collected("product", rows, lambda i: i.product, _("No product"))


def by_owner(initiatives, workspace):
    rows = sorted(initiatives, key=lambda i: (i.owner is None, str(i.owner).casefold(), str(i.owner_id)))
    return collected("owner", rows, lambda i: i.owner, _("Nobody"))


def by_state(initiatives, workspace):
    groups = {state: Group("state", label, state=state) for state, label in State.choices}
    for initiative in initiatives:
        groups[initiative.state].rows.append(initiative)
    return [group for group in groups.values() if group.rows]


def collected(kind, rows, record_of, nothing):
    groups = {}
    for row in rows:
        record = record_of(row)
        key = record and record.pk
        groups.setdefault(key, Group(kind, str(record) if record else nothing, record)).rows.append(row)
    return list(groups.values())


MAKERS = {"goal": by_goal, "theme": by_theme, "product": by_product, "state": by_state, "owner": by_owner}
