"""Which column becomes which field, what is taken where it is empty, and what a foreign word means. No database.

A field is filled from sources, tried in their order: a column, or a fixed value.
"""

from dataclasses import asdict, dataclass, field
from pathlib import PurePath

from django.utils.translation import gettext as _

from roadmap.imports.nouns import FIELDS, INITIATIVE, NOUNS, PROJECT, TASK, fields, fold

ANYTHING = "*"  # of a map of values: whatever else cannot be read


class Misnamed(ValueError):
    """Something was named that is not there; the message says what there is."""


@dataclass(frozen=True)
class Source:
    """column: an index, or None for the fixed `value`."""

    column: int | None = None
    value: str = ""


@dataclass
class Mapping:
    """noun: of NOUNS. sources: {field: [Source]}. words: {field: {text in the file: text instead}}, "" leaves it
    empty. left_out: numbers of rows. repairs: {(row, column): text}. own: the company's own fields, as they were when
    the file came (see nouns.own_spec)."""

    noun: str
    sources: dict[str, list[Source]] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)
    repairs: dict[tuple[int, int], str] = field(default_factory=dict)
    own: list[dict] = field(default_factory=list)

    @property
    def fields(self):
        """{name: Field} that a column may become."""
        return fields(self.noun, self.own)

    def main(self, column):
        """The field of which this column is the first source, "" where it is left out."""
        found = (n for n, sources in self.sources.items() if sources and sources[0].column == column)
        return next(found, "")

    def columns_of(self, kind):
        """The indexes of the columns that fill fields of this kind."""
        names = (name for name, spec in self.fields.items() if spec.kind == kind)
        sources = (source for name in names for source in self.sources.get(name, ()))
        return sorted({source.column for source in sources} - {None})

    def plain(self):
        """As JSON keeps it."""
        return {
            "noun": self.noun,
            "sources": {n: [asdict(s) for s in found] for n, found in self.sources.items()},
            "words": self.words,
            "left_out": sorted(self.left_out),
            "repairs": [[row, column, text] for (row, column), text in sorted(self.repairs.items())],
            "own": self.own,
        }

    @classmethod
    def of(cls, plain):
        """Back from `plain()`."""
        return cls(
            plain["noun"],
            {n: [Source(**s) for s in found] for n, found in plain["sources"].items()},
            {n: dict(words) for n, words in plain["words"].items()},
            set(plain["left_out"]),
            {(row, column): text for row, column, text in plain["repairs"]},
            plain.get("own", []),
        )


def guess(sheet, noun="", own=()):
    """Mapping of a sheet by its headers alone; of every noun the one that knows most of them."""
    if noun:
        return Mapping(noun, by_headers(sheet, noun, own), own=list(own))
    named = next((n for n in NOUNS if n in fold(PurePath(sheet.name).stem).replace("milestone", "")), "")
    return guess(sheet, named or max((TASK, INITIATIVE, PROJECT), key=lambda n: known(sheet, n)), own)


def known(sheet, noun):
    """How well a sheet's headers fit a noun: columns it knows, and how many of those it cannot do without."""
    found = by_headers(sheet, noun)
    needed = sum(f.required and f.name in found for f in FIELDS[noun])
    return len(found) + needed + 2 * (noun == PROJECT and "initiative" in found)


def by_headers(sheet, noun, own=()):
    """{field: [Source]}: each column once, the field's best word first."""
    folded = [fold(name) for name in sheet.names]
    taken, found = set(), {}
    specs = list(fields(noun, own).values())
    ranked = sorted((rank, n) for n, spec in enumerate(specs) for rank in range(len(spec.words)))
    for rank, n in ranked:
        spec = specs[n]
        if spec.name in found:
            continue
        hit = next((i for i, name in enumerate(folded) if name == spec.words[rank] and i not in taken), None)
        if hit is not None:
            taken |= set(sheet.same(hit)) if spec.many else {hit}
            found[spec.name] = [Source(hit)]
    return {f.name: found[f.name] for f in specs if f.name in found}


def column_named(sheet, name):
    """The index of a column by its label, else by its header without regard to case. Raises Misnamed."""
    if name in sheet.labels:
        return sheet.labels.index(name)
    hits = [n for n, label in enumerate(sheet.labels) if fold(label) == fold(name)]
    if not hits:
        raise Misnamed(
            _("%(file)s has no column “%(name)s”. It has: %(all)s.")
            % {"file": sheet.name, "name": name, "all": ", ".join(sheet.labels)}
        )
    return hits[0]


def field_named(noun, name, own=()):
    """The Field of that name or label. Raises Misnamed."""
    known_fields = fields(noun, own)
    found = known_fields.get(name) or next(
        (f for f in known_fields.values() if fold(str(f.label)) == fold(name)), None
    )
    if found is None:
        raise Misnamed(
            _("%(noun)s has no field “%(name)s”. It has: %(all)s.")
            % {"noun": noun, "name": name, "all": ", ".join(known_fields)}
        )
    return found


def take(mapping, sheet, name, source, instead=False):
    """Fill a field from one more source where what it has is empty; `instead`: from this one alone.

    `source` is the name of a column, a fixed value in quotation marks, or nothing at all.
    """
    spec = field_named(mapping.noun, name, mapping.own)
    if not source:
        mapping.sources.pop(spec.name, None)
        return
    quoted = len(source) > 1 and source[0] == source[-1] and source[0] in "\"'"
    new = Source(value=source[1:-1]) if quoted else Source(column_named(sheet, source))
    before = [] if instead else [s for s in mapping.sources.get(spec.name, []) if s != new]
    mapping.sources[spec.name] = [*before, new]
