"""One row of a sheet to values: each field from its sources, foreign words replaced, every fault with its cell.

No database.
"""

import contextlib
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from accounts import ownfields
from accounts.folding import fold
from accounts.sheets import as_written
from roadmap.imports import nouns, values
from roadmap.imports.facts import Fault
from roadmap.imports.mapping import ANYTHING
from strategy import timeframe

PLACES = {"effort": Decimal("0.1"), "confidence": Decimal(1)}
HOURS = Decimal("0.01")
EMPTY = dict.fromkeys((nouns.DATE, nouns.NUMBER, nouns.PERSON, nouns.FRAME))
REPEATED = (nouns.DATE, nouns.NUMBER, nouns.CHOICE, nouns.PERSON)
PROSE = ("problem", "outcome", "description", "decision_note")  # where a line break is kept


class Reader:
    """Reads the rows of one entry. people: {folded name or e-mail: id}. Faults and unknown words gather here."""

    def __init__(self, number, entry, people, today):
        self.number, self.sheet, self.mapping = number, entry.sheet, entry.mapping
        self.settings = entry.settings
        self.people, self.today = people, today
        self.fields = self.mapping.fields
        self.faults, self.wrong, self.unknown = [], set(), {}
        self.given = [spec for spec in self.fields.values() if self.mapped(spec.name)]
        self.needed = [spec for spec in self.given if spec.required]
        self.memo = {}  # what the same words in the same field were read as

    def mapped(self, name):
        return bool(self.mapping.sources.get(name))

    def takes(self, row):
        """Whether a row is to land: nobody left it out, by its number or by what was decided on it."""
        if row.number in self.mapping.left_out:
            return False
        text, words = self.cell(row, "verdict")[0], self.mapping.words.get("verdict", {})
        return text != nouns.SKIP and not (
            text and text not in nouns.VERDICTS and words.get(ANYTHING) == nouns.SKIP
        )

    def fault(self, row, name, value, problem, column=None, instead=None, mends=None):
        self.wrong.add((row.number, name))
        sources = self.mapping.sources.get(name, ())
        if column is None:
            column = next((s.column for s in sources if s.column is not None), None)
        label = (
            self.sheet.labels[column] if column is not None else str(self.fields[name].label if name else "")
        )
        where = self.number, self.sheet.name, row.number, label, name
        self.faults.append(Fault(*where, value, str(problem), column, instead, mends))

    def cell(self, row, name):
        """(text, column) of the first source in which something stands; column None for a fixed value."""
        words = self.mapping.words.get(name, {})
        for source in self.mapping.sources.get(name, ()):
            text = source.value if source.column is None else row.cells[source.column]
            text = words.get(text.strip(), text)
            if text.strip():
                return text.strip(), source.column
        return "", None

    def value(self, row, name):
        """The value of a field; None or "" where nothing stands or what stands is a fault."""
        spec = self.fields[name]
        if spec.many:
            return self.listed(row, spec)
        text, column = self.cell(row, name)
        if not text:
            return EMPTY.get(spec.kind, "")
        if (name, text) in self.memo:
            return self.memo[name, text]
        try:
            found = self.read(spec, text)
            if spec.kind in REPEATED:
                self.memo[name, text] = found
            return found
        except values.Wrong as wrong:
            return self.instead(row, spec, text, column, wrong)
        except LookupError:
            self.unknown.setdefault(name, Counter())[text] += 1
            return self.read(spec, "")

    def instead(self, row, spec, text, column, wrong):
        """What stands for all that cannot be read; where that cannot be read either, the cell is a fault."""
        words = self.mapping.words.get(spec.name, {})
        if ANYTHING in words:
            with contextlib.suppress(values.Wrong, LookupError):
                return self.read(spec, words[ANYTHING])
        self.fault(row, spec.name, text, wrong.message, column, wrong.instead)
        return self.read(spec, "")

    def read(self, spec, text):
        """Raises values.Wrong for what cannot be read, LookupError for a word that somebody has to map."""
        found = self.plain(spec, text)
        if not ownfields.is_own(spec.name) or spec.kind == nouns.CHOICE:
            return found
        try:
            return ownfields.read(spec.kind, found)
        except ownfields.Unreadable as error:
            raise values.Wrong(str(error), "") from error

    def plain(self, spec, text):
        settings, text = self.settings, as_written(text)
        match spec.kind:
            case nouns.DATE:
                return values.date(text, settings.dates)
            case nouns.NUMBER:
                return self.amount(spec, values.number(text, settings.decimals, spec.units))
            case nouns.CHOICE:
                return self.choice(spec, text)
            case nouns.PERSON:
                return self.person(spec, text)
            case nouns.FRAME:
                return frame(text, self.today)
        return self.words(spec, text)

    def words(self, spec, text):
        if spec.name in PROSE:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        else:
            text = text.replace("\r", " ").replace("\n", " ")
        if spec.longest and len(text) > spec.longest:
            short = text[: spec.longest - 1].rstrip() + "…"
            raise values.Wrong(_("is longer than %(n)s characters") % {"n": spec.longest}, short)
        return text

    def amount(self, spec, number):
        if number is None:
            return None
        if ownfields.is_own(spec.name):
            return number
        if not 0 <= number <= spec.most:
            raise values.Wrong(_("is not between 0 and %(n)s") % {"n": spec.most}, "")
        return number.quantize(PLACES.get(spec.name, HOURS), ROUND_HALF_UP)

    def choice(self, spec, text):
        if not text:
            return ""
        found = nouns.choice_of(spec, text)
        if not found:
            other = self.anything(spec, text)
            found = nouns.choice_of(spec, other)
            if other and not found:
                raise LookupError(text)
        return found

    def person(self, spec, text):
        if not text:
            return None
        found = self.people.get(text.lower())
        if found is None:
            other = self.anything(spec, text)
            found = self.people.get(other.lower()) if other else None
            if other and found is None:
                raise LookupError(text)
        return found

    def anything(self, spec, text):
        """What stands for every word that nobody mapped. Raises LookupError where there is no such thing."""
        words = self.mapping.words.get(spec.name, {})
        if ANYTHING not in words:
            raise LookupError(text)
        return words[ANYTHING]

    def listed(self, row, spec):
        """People or links of all columns of that name together."""
        for source in self.mapping.sources.get(spec.name, ()):
            columns = [] if source.column is None else self.sheet.same(source.column)
            texts = [row.cells[n] for n in columns] or [source.value]
            pairs = zip(columns or [None], texts, strict=True)
            found = [item for column, text in pairs for item in self.items(row, spec, text, column)]
            if found or any(text.strip() for text in texts):
                return tuple(dict.fromkeys(found))
        return ()

    def items(self, row, spec, text, column):
        if spec.kind == nouns.LINKS:
            return self.addresses(row, spec, text, column)
        if spec.kind == nouns.TEXTS:
            return self.lines(row, spec, text, column)
        if spec.kind == nouns.WORDS:
            return self.tags(row, spec, text, column)
        found = []
        for name in self.names(text):
            word = self.mapping.words.get(spec.name, {}).get(name, name)
            try:
                found.append(self.person(spec, word))
            except LookupError:
                self.unknown.setdefault(spec.name, Counter())[name] += 1
        return [member for member in found if member is not None]

    def names(self, text):
        """The names in a cell; a comma parts them only where the whole names nobody ("Doe, Jane")."""
        found = []
        for name in values.several(text):
            parts = [part.strip() for part in name.split(",") if part.strip()]
            known = all(part.lower() in self.people for part in parts)
            found += parts if len(parts) > 1 and known and name.lower() not in self.people else [name]
        return found

    def tags(self, row, spec, text, column):
        """Labels and the like, parted by commas too; each once, whatever its capitals."""
        found = {}
        for part in values.several(text):
            for name in filter(
                None, (" ".join(name.split()).lstrip("#").strip() for name in part.split(","))
            ):
                if len(name) > spec.longest:
                    words = _("is longer than %(n)s characters") % {"n": spec.longest}
                    self.fault(row, spec.name, text, words, column, instead="")
                    return []
                found.setdefault(fold(name), name)
        if len(found) > spec.most:
            self.fault(row, spec.name, text, _("are more than %(n)s") % {"n": spec.most}, column, instead="")
            return []
        return list(found.values())

    def lines(self, row, spec, text, column):
        found = [" ".join(line.split()) for line in values.several(text)]
        long = next((line for line in found if len(line) > spec.longest), None)
        if long:
            self.fault(
                row, spec.name, long, _("is longer than %(n)s characters") % {"n": spec.longest}, column
            )
        return [line for line in found if line]

    def addresses(self, row, spec, text, column):
        try:
            return values.links(text)
        except values.Wrong as wrong:
            if ANYTHING not in self.mapping.words.get(spec.name, {}):
                self.fault(row, spec.name, text.strip(), wrong.message, column, wrong.instead)
            return []


def frame(text, today):
    """(start, end, precision) of a time frame in words, None for an empty cell."""
    try:
        found = timeframe.parse(text, today)
    except ValueError as error:
        raise values.Wrong(_("is no time frame"), "") from error
    return tuple(found) if found else None
