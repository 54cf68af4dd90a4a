"""What the page of mapping shows of one file, and of what will happen with all of them."""

from dataclasses import dataclass, field

from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext, ngettext_lazy

from execution.models import Priority, ProjectState, Status
from roadmap.imports import nouns
from roadmap.imports.mapping import ANYTHING
from roadmap.imports.posted import EMPTY, NAMES, choices_of, columns
from roadmap.imports.report import could_tell, empties, shortened
from strategy.models import Horizon

SHOWN = 60  # errors listed at once
MANY = 4  # errors in one column from which all of them can be emptied at once
WORDS = {
    "encoding": {"utf-8": "UTF-8", "cp1252": "Windows-1252", "utf-16": "UTF-16"},
    "delimiter": {",": _l("Comma"), ";": _l("Semicolon"), "\t": _l("Tab"), "|": _l("Bar")},
    "dates": {"ymd": _l("Year-month-day"), "dmy": _l("Day.month.year"), "mdy": _l("Month/day/year")},
    "decimals": {".": "6.5", ",": "6,5"},
}
CAPTIONS = {
    "rows": _l("One row for each of"), "encoding": _l("Encoding"), "delimiter": _l("Separator"), "dates": _l("Dates"),
    "decimals": _l("Decimals"),
}  # fmt: skip
CHOICES = {
    "status": Status.choices,
    "priority": Priority.choices,
    "state": ProjectState.choices,
    "horizon": Horizon.choices[1:],
    "hours_a_point": [
        (str(n), ngettext_lazy("%(n)s hour", "%(n)s hours", n) % {"n": n}) for n in (1, 2, 4, 6, 8, 12, 16)
    ],
    "verdict": [
        (nouns.DRAFT, _l("Nothing: a draft")),
        (nouns.APPROVED, _l("Approved")),
        (nouns.SKIP, _l("Leave the row out")),
    ],
}
EXTRA = {
    "task": ("project", "status"),
    "initiative": ("product",),
    "project": (),
}  # asked for without a column too


@dataclass
class Select:
    """name, its label, [(value, words, chosen)]; groups: [(heading, options)]."""

    name: str
    label: str
    options: list = field(default_factory=list)
    groups: list = field(default_factory=list)
    need: bool = False
    muted: bool = False


@dataclass
class Column:
    label: str
    samples: list
    becomes: Select
    empty: Select | None
    required: bool
    words: str
    tone: str  # ok, bad or none
    to: str = ""


class Page:
    """One file of a run: `number` of its entries. people, products, projects: [(value, words)] of the workspace."""

    def __init__(self, entries, checked, number, people=(), products=(), projects=(), today=None):
        self.entry, self.checked, self.number = entries[number], checked, number
        self.entries = entries
        self.sheet, self.mapping = self.entry.sheet, self.entry.mapping
        self.fields = self.mapping.fields
        self.offered = {
            "owner": people,
            "lead": people,
            "assignees": people,
            "product": products,
            "project": projects,
            "approved_on": [(today.isoformat(), _("Today"))] if today else (),
        }
        self.offered |= {its["name"]: list(its["options"].items()) for its in self.mapping.own}
        self.faults = [fault for fault in checked.faults if fault.entry == number]
        self.unknown = {name: words for (n, name), words in checked.unknown.items() if n == number}

    # -- how it was read -----------------------------------------------------------

    def settings(self):
        found = []
        allowed, chosen = choices_of(self.sheet), self.entry.settings
        for name in ("rows", "delimiter", "encoding", "dates", "decimals"):
            if name not in allowed:
                continue
            now = getattr(chosen, name)
            words = WORDS.get(name, {})
            options = [(NAMES.get(v, v), words.get(v, v), v == now) for v in allowed[name]]
            found.append(
                {"select": Select(name, CAPTIONS[name], options), "detected": name in self.sheet.detected}
            )
        return found

    def noun(self):
        return Select(
            "noun", _("These rows are"), [(n, nouns.LABELS[n], n == self.mapping.noun) for n in nouns.NOUNS]
        )

    # -- the columns ------------------------------------------------------------------

    def columns(self):
        shown = columns(self.mapping)
        return [self.column(n, shown.get(n, "")) for n in range(len(self.sheet.labels))]

    def column(self, n, name):
        options = [("", _("Not imported"), not name)]
        options += [(f.name, f.label, f.name == name) for f in self.fields.values()]
        label = _("%(column)s becomes") % {"column": self.sheet.labels[n]}
        spec = self.fields.get(name)
        words, tone, to = self.state(n, spec)
        return Column(
            self.sheet.labels[n],
            [shortened(text, 28) for text in self.sheet.samples(n)],
            Select(f"c{n}", label, options, muted=not name),
            self.empty(n, spec) if spec else None,
            bool(spec and spec.required), words, tone, to,
        )  # fmt: skip

    def state(self, n, spec):
        """(words, tone, where it leads) of a column."""
        if spec is None:
            taken = any(s.column == n for sources in self.mapping.sources.values() for s in sources)
            return (_("Taken elsewhere") if taken else _("Left out")), "none", ""
        wrong = sum(fault.field == spec.name for fault in self.faults)
        if wrong:
            return ngettext("%(n)s error", "%(n)s errors", wrong) % {"n": localize(wrong)}, "bad", "errors"
        new = len(self.unknown.get(spec.name, ()))
        if new:
            return _("%(n)s unknown") % {"n": localize(new)}, "bad", f"words-{spec.name}"
        filled = sum(bool(text.strip()) for text in self.sheet.column(n))
        return ngettext("%(n)s row", "%(n)s rows", filled) % {"n": localize(filled)}, "ok", ""

    def empty(self, n, spec):
        sources = self.mapping.sources[spec.name][1:]
        return self.take(f"e{n}", _("If %(field)s is empty, take") % {"field": spec.label}, spec, sources, n)

    def take(self, name, label, spec, sources, but=None):
        """A choice of columns and of values that this field may have."""
        now = sources[0] if sources else None
        others = [
            (f"c{i}", _("Column %(name)s") % {"name": column}, bool(now and now.column == i))
            for i, column in enumerate(self.sheet.labels)
            if i != but
        ]
        fixed = CHOICES.get(spec.name) or self.offered.get(spec.name, ())
        values = [(f"v:{v}", w, bool(now and now.column is None and now.value == v)) for v, w in fixed]
        if now and now.column is None and not any(chosen for _v, _w, chosen in values):
            values.append((f"v:{now.value}", now.value, True))
        groups = [
            (heading, options)
            for heading, options in ((_("Values"), values), (_("Columns"), others))
            if options
        ]
        asked = now is None and (spec.required or (self.number, spec.name) in self.checked.missing)
        nothing = _("Required") if asked and but is not None else _("Nothing")
        options = [("", nothing, now is None)]
        return Select(name, label, options, groups, need=asked and but is None, muted=asked)

    def elsewhere(self):
        """Fields that no column is: those a row needs, and those that are filled another way."""
        shown = set(columns(self.mapping).values())
        found = []
        for spec in self.fields.values():
            sources = self.mapping.sources.get(spec.name, ())
            asked = (self.number, spec.name) in self.checked.missing
            if spec.name not in shown and (sources or asked or spec.name in EXTRA[self.mapping.noun]):
                found.append(self.take(f"t-{spec.name}", spec.label, spec, sources))
        return found

    # -- words to map ------------------------------------------------------------------

    def words(self):
        """[{name, label, rows: [(number, text, count, Select)], done, rest}] of statuses, people and the like."""
        found = []
        for spec in self.fields.values():
            mine = self.unknown.get(spec.name, {})
            mapped = {t: v for t, v in self.mapping.words.get(spec.name, {}).items() if t != ANYTHING}
            texts = list(dict.fromkeys([*mapped, *sorted(mine)]))
            if spec.kind in (nouns.CHOICE, nouns.PERSON, nouns.PEOPLE) and texts:
                rows = [self.word(spec, n, text, mine, mapped) for n, text in enumerate(texts[:SHOWN])]
                done = sum(text not in mine for text in texts)
                found.append({"spec": spec, "rows": rows, "done": done, "all": len(texts), "open": len(mine)})
        return found

    def word(self, spec, n, text, mine, mapped):
        chosen = mapped.get(text)
        fixed = CHOICES.get(spec.name) or self.offered[spec.name]
        options = [("", _("Choose one"), chosen is None), (EMPTY, _("Leave empty"), chosen == "")]
        options += [(value, words, chosen == value) for value, words in fixed]
        label = _("%(word)s becomes") % {"word": text}
        select = Select(f"w-{spec.name}-{n}", label, options, need=text in mine)
        return {"n": n, "text": text, "count": mine.get(text, 0), "select": select, "done": text not in mine}

    # -- errors --------------------------------------------------------------------------

    def errors(self):
        return [(fault, shortened(fault.value, 60), self.repair(fault)) for fault in self.faults[:SHOWN]]

    def repair(self, fault):
        """(what the button does, its words): the one repair of an error."""
        if fault.instead is None:
            return f"leave:{fault.row}", _("Leave out row")
        do = f"use:{fault.row}:{fault.mend_column}"
        if fault.mend_column is None:
            return f"leave:{fault.row}", _("Leave out row")
        if fault.instead:
            return do, _("Use %(text)s") % {"text": shortened(fault.instead, 16)}
        return do, _("Leave empty")

    def blanks(self):
        """[(field, label, how many)] of columns in which many cells could be left empty at once."""
        found = {}
        for fault in self.faults:
            if fault.instead == "" and fault.mends is None and fault.value:
                found[fault.field] = found.get(fault.field, 0) + 1
        return [(name, self.fields[name].label, n) for name, n in found.items() if n >= MANY]

    @property
    def broken(self):
        return len({fault.row for fault in self.faults})

    @property
    def repaired(self):
        return len(self.mapping.repairs) + len(self.mapping.left_out)

    def advice(self):
        """Where a column could be taken instead: [(how many rows, field, column)]."""
        found = []
        for entry, spec, rows in empties(self.checked, self.entries):
            if entry is self.entry and (labels := could_tell(entry, set(rows))):
                found.append((len(rows), spec.label, labels[0]))
        return found


def todo(entries, checked, url):
    """[(done, words, address)]: what has to happen before it can land."""
    found = [(False, words, "") for words in checked.barred]
    for n, entry in enumerate(entries):
        behind = f", {entry.sheet.name}" if len(entries) > 1 else ""
        points = [needs(n, entry, checked), *unmapped(n, entry, checked), *broken(n, checked)]
        found += [(done, f"{words}{behind}", f"{url}?file={n}#{to}") for done, words, to in points]
    return found


def needs(n, entry, checked):
    specs = entry.mapping.fields
    lacking = [str(specs[name].label) for number, name in checked.missing if number == n]
    if not lacking:
        return True, _("What a row needs has a column"), "columns"
    return False, _("Say what becomes %(fields)s") % {"fields": ", ".join(lacking)}, "columns"


def unmapped(n, entry, checked):
    for (number, name), unknown in checked.unknown.items():
        if number == n:
            label = str(entry.mapping.fields[name].label).lower()
            if len(unknown) == 1:
                words = _("Map %(field)s %(word)s") % {
                    "field": label,
                    "word": shortened(next(iter(unknown)), 24),
                }
            else:
                words = _("Map %(n)s words of %(field)s") % {"n": localize(len(unknown)), "field": label}
            yield False, words, f"words-{name}"


def broken(n, checked):
    rows = len({fault.row for fault in checked.faults if fault.entry == n})
    if rows:
        words = ngettext("Repair or leave out %(n)s row", "Repair or leave out %(n)s rows", rows)
        yield False, words % {"n": localize(rows)}, "errors"
