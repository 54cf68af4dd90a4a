"""The activity log as people read it: who did what to which thing, when, day by day."""

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import Activity, CustomField
from accounts.models.fielded import Fielded
from accounts.models.record import Record
from accounts.templatetags.shell import moment, short_date
from accounts.undo import heads

SHOWN = 3  # changes said of one edit; the rest is counted
WHOLE = ("created", "deleted", "restored", "joined")  # verbs that say it all


@dataclass
class Entry:
    row: Activity
    subject: Any = None  # the row it is about, where it still lives
    others: int = 0  # further rows of the same act
    lines: list = field(default_factory=list)  # [(label, old, new)]
    more: int = 0

    @property
    def kind(self):
        return str(apps.get_model(self.row.subject_type)._meta.verbose_name)

    @property
    def url(self):
        return getattr(self.subject, "get_absolute_url", str)()


def entries(rows):
    """[Entry], in the order of `rows`; what was done in one act is one entry."""
    acts = [list(act) for _key, act in groupby(rows, lambda r: (r.cause, r.actor_id, r.verb))]
    living, own = subjects(rows), own_fields(rows)
    return [entry(act, living, own) for act in acts]


def own_fields(rows):
    """{(type of row, name): field} of what the company defined itself, fields in the trash too. One query."""
    workspaces = {row.workspace_id for row in rows}
    nouns = {m.own_fields: m._meta.label_lower for m in apps.get_models() if issubclass(m, Fielded)}
    found = CustomField.everything.filter(workspace__in=workspaces)
    return {(nouns[f.noun], f.field_name): f for f in found if f.noun in nouns}


def entry(act, living, own):
    row = leading(act, living)
    subject = living.get(row.subject_id)
    made = Entry(row, None if subject is None or subject.deleted_at else subject, len(act) - 1)
    if row.verb not in WHOLE:
        said = list(changes(row, own))
        made.lines, made.more = said[:SHOWN], max(0, len(said) - SHOWN)
    return made


def leading(act, living):
    """Of a family that went together, the one it belongs to."""
    found = [living[row.subject_id] for row in act if row.subject_id in living]
    top = heads(found)[0].pk if found and len(act) > 1 else None
    return next((row for row in act if row.subject_id == top), act[0])


def subjects(rows):
    """{id: row}, deleted ones too, each with what its address is made of.

    Every kind is asked, so that the page costs the same whatever happened.
    """
    pks = {row.subject_id for row in rows}
    found = {}
    for model in filter(lambda m: issubclass(m, Record), apps.get_models() if pks else ()):
        found |= {r.pk: r for r in model.everything.filter(pk__in=pks).with_names()}
    return found


def changes(row, own=None):
    """(label, old, new) of every field that people change."""
    model = apps.get_model(row.subject_type)
    for name, (old, new) in row.changes.items():
        if field := (own or {}).get((row.subject_type, name)):
            yield field.name, field.say(old) or "–", field.say(new) or "–"
            continue
        try:
            its = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if its.editable:
            yield capfirst(its.verbose_name), said(its, old), said(its, new)


def said(its, value):
    """A logged value in words."""
    if value in (None, "", []):
        return "–"
    if isinstance(value, list):
        return ", ".join(str(named(item)) for item in value)
    if isinstance(value, dict):
        return value["label"] if "label" in value else ", ".join(f"{n} {v}" for n, v in value.items()) or "–"
    if isinstance(its, models.TextField):
        return _("a text")
    if isinstance(its, models.DateTimeField):
        return moment(parse_datetime(value))
    if isinstance(its, models.DateField):
        return short_date(parse_date(value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(dict(its.flatchoices).get(value, value))


def named(item):
    """A row of a logged list: what it is called."""
    return item.get("label") or item.get("name", "…") if isinstance(item, dict) else item


def by_day(found):
    """[(date, [Entry])] in the reader's days."""
    return [
        (day, list(group)) for day, group in groupby(found, lambda e: timezone.localtime(e.row.at).date())
    ]


def seen_by(member):
    """What was done in a member's workspace, without what is hidden from them. Of a kind that hides some, what was removed
    for good is told to those alone who did it: nobody can say any more whom it was hidden from."""
    rows = member.workspace.activities.all()
    for model in (model for model in apps.get_models() if issubclass(model, Record)):
        hidden = model.hidden_from(member)
        if hidden is not None:
            gone = ~models.Exists(model.everything.filter(pk=models.OuterRef("subject_id")))
            rows = rows.exclude(subject_type=model._meta.label_lower, subject_id__in=hidden.values("pk"))
            rows = rows.exclude(gone, ~models.Q(actor=member), subject_type=model._meta.label_lower)
    return rows


def kinds():
    """[(kind, words)] of everything that the log speaks of, for the filter."""
    records = [model for model in apps.get_models() if issubclass(model, Record)]
    words = [(m._meta.label_lower, capfirst(m._meta.verbose_name_plural)) for m in records]
    return sorted(words, key=lambda pair: pair[1])
