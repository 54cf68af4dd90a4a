"""Which templates a company may begin a project from: its own, and those that everybody has."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from accounts.lookup import find
from execution import shipped
from execution.models import ProjectTemplate, TemplateLink, TemplateMilestone, TemplateTask
from execution.patterns.pattern import Mark, Pattern, Step, Tie, lay_out, roles_of, wholes_of
from execution.scheduling.network import Circle
from execution.scheduling.workdays import TooFar, plain

MONDAY = dt.date(2024, 1, 1)  # any: only the working days from it on count here


@dataclass(frozen=True)
class Offer:
    """ref: its word or its id as text. pattern: Pattern. row: ProjectTemplate, None for a shipped one."""

    ref: str
    pattern: Pattern
    row: Any = None

    @property
    def name(self):
        return self.pattern.name

    @cached_property
    def roles(self):
        return roles_of(self.pattern)

    @cached_property
    def tasks(self):
        """How many there are without others in them."""
        return len(self.pattern.steps) - len(wholes_of(self.pattern))

    @cached_property
    def laid(self):
        """Laid on a plain week, from a Monday on; None where it cannot be laid out."""
        try:
            return lay_out(self.pattern, MONDAY, plain())
        except (Circle, TooFar):
            return None

    @cached_property
    def days(self):
        """Working days from its first to its last."""
        return int(plain().days_between(MONDAY, self.laid.finish)) if self.laid and self.pattern.steps else 0

    @cached_property
    def hours(self):
        wholes = wholes_of(self.pattern)
        return sum((s.estimate or Decimal(0) for s in self.pattern.steps if s.id not in wholes), Decimal(0))


def shipped_offers():
    return [Offer(word, shipped.pattern(word)) for word in shipped.SHEETS]


def own_offers(workspace):
    """The company's own in the order of their names, in four queries whatever their number."""
    rows = list(workspace.project_templates.select_related("workspace").order_by("name", "id"))
    return [Offer(str(row.pk), pattern, row) for row, pattern in zip(rows, patterns(rows), strict=True)]


def patterns(templates):
    """[Pattern] of these, in three queries."""
    steps, marks, ties = ({row.pk: [] for row in templates} for _part in range(3))
    names = ("template_id", "pk", "parent_id", "milestone_id", *TemplateTask.KEPT)
    found = TemplateTask.objects.filter(template__in=steps).order_by("rank", "id")
    for template, pk, parent, mark, *kept in found.values_list(*names):
        own = dict(zip(TemplateTask.KEPT, kept, strict=True))
        steps[template].append(Step(id=pk, parent=parent, mark=mark, **own))
    for one in TemplateMilestone.objects.filter(template__in=steps).in_order():
        marks[one.template_id].append(Mark(one.pk, one.name, one.offset))
    links = TemplateLink.objects.filter(
        after__template__in=steps, after__deleted_at=None, before__deleted_at=None
    )
    names = ("after__template_id", "before_id", "after_id", "kind", "lag")
    for template, *tie in links.order_by("created_at", "id").values_list(*names):
        ties[template].append(Tie(*tie))
    return [
        Pattern(row.name, row.description, *living(steps[row.pk], marks[row.pk]), ties[row.pk])
        for row in templates
    ]


def living(steps, marks):
    """(steps, each behind what it is part of and without milestones that are gone; marks)."""
    known, children = {mark.id for mark in marks}, {}
    for step in steps:
        children.setdefault(step.parent, []).append(step if step.mark in known else step._replace(mark=None))
    found, stack = [], children.get(None, [])[::-1]
    while stack:
        found.append(stack.pop())
        stack += children.get(found[-1].id, [])[::-1]
    return found, marks


def offers(workspace):
    return own_offers(workspace) + shipped_offers()


def choices(workspace):
    """[(ref, name)] for a menu: the company's own first. One query."""
    own = workspace.project_templates.order_by("name", "id").values_list("pk", "name")
    return [(str(pk), name) for pk, name in own] + [
        (word, str(sheet.name)) for word, sheet in shipped.SHEETS.items()
    ]


def offer(workspace, ref):
    """The Offer of this word or id, or None."""
    ref = str(ref)
    if ref in shipped.SHEETS:
        return Offer(ref, shipped.pattern(ref))
    row = find(ProjectTemplate.objects.filter(workspace=workspace).select_related("workspace"), ref)
    return Offer(str(row.pk), *patterns([row]), row) if row else None
