"""What became of the fields of one record, newest first and in words: who, when, from, to. For any noun.

A noun may say on its class: `told_too` {field nobody edits: label} that belongs to the story all the same, `together`
{name: (label, fields)} of fields that are read as one (with `together_in_words`), and `told_parts` {name: model} of
rows it owns whose changes are told along.
"""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Q
from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts import feed, marks
from accounts.keyset import page
from accounts.models import Activity, CustomField
from accounts.models.fielded import gone
from accounts.ownfields import is_own, key_of

SIZE = 30
ORDER = ("-at", "-id")


@dataclass
class Change:
    """One field, before and after: in words (old, new), as the log keeps them (raw), and word by word where it is a
    text (marks)."""

    name: str
    label: str
    old: str
    new: str
    raw: tuple = (None, None)
    marks: list = field(default_factory=list)


@dataclass
class Told:
    """An act of the log. part: what of the record it was about, "" for the record itself."""

    row: Activity
    changes: list
    part: str = ""

    @property
    def by(self):
        return self.row.actor

    @property
    def left(self):
        """Whether who did it works here no more; the name stays."""
        return bool(self.row.actor and not self.row.actor.is_active)


@dataclass
class History:
    acts: list
    next: str
    name: str = ""
    label: str = ""


def history_of(record, name="", cursor="", size=SIZE):
    """History of a record, or of one field of it. The same number of queries however much there is.

    Raises Http404 for a field it does not have, Refused for a damaged cursor.
    """
    teller = Teller(record)
    rows = page(teller.rows(name), ORDER, cursor, size)
    frames = teller.frames()
    acts = [teller.told(row, name, frames) for row in rows.rows]
    return History([act for act in acts if act.changes or not name], rows.next, name, teller.label(name))


class Teller:
    def __init__(self, record):
        self.record, self.model = record, type(record)
        self.together = getattr(record, "together", {})
        self.too = getattr(record, "told_too", {})
        self.parts = {name: apps.get_model(kind) for name, kind in getattr(record, "told_parts", {}).items()}
        self.own = {}
        if noun := getattr(record, "own_fields", ""):
            found = CustomField.everything.filter(workspace_id=record.workspace_id, noun=noun)
            self.own = {its.field_name: its for its in found}

    # -- which rows --------------------------------------------------------------------------------------------

    def rows(self, name):
        """Of the log, those about this record, its parts, or one field."""
        if name in self.parts:
            return self.of_part(self.parts[name])
        mine = Activity.objects.of(self.record)
        if name:
            self.check(name)
            touched = Q()
            for one in self.fields_of(name):
                touched |= Q(changes__has_key=one)
            rows = mine.filter(touched)
        else:
            rows = mine
            for model in self.parts.values():
                rows = rows | self.of_part(model)
        return rows.select_related("actor__user")

    def of_part(self, model):
        own = next(f.name for f in model._meta.fields if f.related_model is self.model)
        pks = model.everything.filter(**{own: self.record}).values("pk")
        rows = Activity.objects.filter(subject_type=model._meta.label_lower, subject_id__in=pks)
        return rows.select_related("actor__user")

    def fields_of(self, name):
        return self.together[name][1] if name in self.together else (name,)

    def check(self, name):
        if name not in self.together and not self.tells(name):
            raise Http404(_("There is nothing at this address."))

    def tells(self, name):
        if is_own(name):
            return name in self.own
        try:
            its = self.model._meta.get_field(name)
            return name in self.too or (its.name == name and its.editable and name != "version")
        except FieldDoesNotExist:
            return False

    def label(self, name):
        if not name:
            return ""
        if name in self.parts:
            return capfirst(self.parts[name]._meta.verbose_name_plural)
        if name in self.together:
            return str(self.together[name][0])
        if is_own(name):
            return (self.own.get(name) or gone(key_of(name))).name
        return str(self.too.get(name) or capfirst(self.model._meta.get_field(name).verbose_name))

    # -- in words ----------------------------------------------------------------------------------------------

    def told(self, row, name, frames):
        if row.subject_id != self.record.pk:
            return Told(row, self.part_changes(row), row.subject_label)
        wanted = set(self.fields_of(name)) if name else None
        changes = [self.change(n, *row.changes[n]) for n in row.changes if self.shown(n, wanted)]
        for group, (label, fields) in self.together.items():
            if set(fields) & set(row.changes) and (not name or name == group):
                raw, words = frames[group][row.pk]
                changes.insert(0, Change(group, str(label), words[0] or "–", words[1] or "–", raw))
        return Told(row, [change for change in changes if (change.old, change.new) != ("–", "–")])

    def shown(self, name, wanted):
        grouped = any(name in fields for _label, fields in self.together.values())
        return not grouped and (wanted is None or name in wanted) and (self.tells(name) or is_own(name))

    def change(self, name, old, new):
        raw = (old, new)
        if is_own(name):
            its = self.own.get(name) or gone(key_of(name))
            return Change(name, its.name, its.say(old) or "–", its.say(new) or "–", raw)
        return of_field(self.model._meta.get_field(name), name, self.label(name), raw)

    def part_changes(self, row):
        model = apps.get_model(row.subject_type)
        found = []
        for name, raw in row.changes.items():
            its = next((f for f in model._meta.fields if f.name == name), None)
            if its is not None and its.editable and its.related_model is not self.model and name != "rank":
                found.append(of_field(its, name, capfirst(its.verbose_name), tuple(raw)))
        return found

    # -- what is read as one -----------------------------------------------------------------------------------

    def frames(self):
        """{name: {id of a row: (values, words)}}, each before and after, of what is read together: a row says only what
        it changed, so all of them are walked from the first. One query."""
        names = {n for _label, fields in self.together.values() for n in fields}
        if not names:
            return {}
        touched = Q()
        for name in names:
            touched |= Q(changes__has_key=name)
        rows = Activity.objects.of(self.record).filter(touched).order_by("version", "id")
        found = {group: {} for group in self.together}
        for group, (_label, fields) in self.together.items():
            now, said = dict.fromkeys(fields), ""
            for pk, changes in rows.values_list("pk", "changes"):
                last = now
                before = now | {n: changes[n][0] for n in fields if n in changes}
                now = before | {n: changes[n][1] for n in fields if n in changes}
                was = said if before == last else self.record.together_in_words(group, before)
                said = self.record.together_in_words(group, now)
                found[group][pk] = ((before, now), (was, said))
        return found


def of_field(its, name, label, raw):
    old, new = raw
    if isinstance(its, models.TextField):
        return Change(name, label, old or "–", new or "–", raw, marks.words(old or "", new or ""))
    return Change(name, label, feed.said(its, old), feed.said(its, new), raw)


def plain(act: Told) -> list[dict[str, Any]]:
    """The changes of an act as a program is told them."""
    return [
        {"field": c.name, "label": c.label, "old": c.raw[0], "new": c.raw[1], "from": c.old, "to": c.new}
        for c in act.changes
    ]
