"""What a check is told, and what it answers. Plain values, no database."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from roadmap.imports.mapping import Mapping
from roadmap.imports.nouns import NUMBER
from roadmap.imports.reading import Sheet
from roadmap.imports.values import decimals_of


class Ref(NamedTuple):
    """Another row: `id` of one that stands in the workspace, else `key` of one that the files bring."""

    id: object = None
    key: str = ""


@dataclass(frozen=True)
class Standing:
    """A row of the workspace with an external key. values: {field: as a check reads it, people and other rows by
    id}. state: of an initiative. project: id, of a task."""

    id: object
    values: dict
    state: str = ""
    project: object = None


@dataclass(frozen=True)
class Known:
    """What the workspace holds: {folded name or key: id} of products and people (None where two share a name);
    {external key: Standing}; {own key: id} of projects and initiatives. projects_open: ids that take tasks.
    initiative_states: {id: state}. may: nouns, "decision" and "launch" that this reader may land."""

    today: dt.date
    may: frozenset = frozenset()
    products: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    initiatives: dict = field(default_factory=dict)
    projects: dict = field(default_factory=dict)
    tasks: dict = field(default_factory=dict)
    initiative_keys: dict = field(default_factory=dict)
    project_keys: dict = field(default_factory=dict)
    projects_open: frozenset = frozenset()
    initiative_states: dict = field(default_factory=dict)

    def of(self, noun):
        """{external key: Standing} of a noun."""
        return {"initiative": self.initiatives, "project": self.projects, "task": self.tasks}[noun]


@dataclass(frozen=True)
class Entry:
    """One file with its mapping."""

    sheet: Sheet
    mapping: Mapping

    @property
    def settings(self):
        """How its cells are read. Where nobody chose the sign of decimals, the columns that become numbers tell it:
        versions and other words of the file have points and commas of their own."""
        sheet, columns = self.sheet, self.mapping.columns_of(NUMBER)
        if "decimals" not in sheet.detected or not columns:
            return sheet.settings
        texts = [row.cells[n] for row in sheet.rows for n in columns]
        return replace(sheet.settings, decimals=decimals_of(texts))


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell (column None: with the row). instead: a text that would do in the cell of
    column `mends` (this one's own, where it is None); None where only leaving the row out helps."""

    entry: int
    file: str
    row: int
    label: str
    field: str
    value: str
    problem: str
    column: int | None = None
    instead: str | None = None
    mends: int | None = None

    @property
    def mend_column(self):
        """The column whose cell `instead` would go to."""
        return self.column if self.mends is None else self.mends


@dataclass(frozen=True)
class Plan:
    """One row to land. values: {field: value} that the file gives. standing: what is there already. changes:
    those of values that differ from it; of a new row all."""

    entry: int
    row: int
    noun: str
    key: str
    values: dict
    standing: Standing | None
    changes: dict

    @property
    def kind(self):
        """new, changed or same."""
        return ("changed" if self.changes else "same") if self.standing else "new"


@dataclass
class Checked:
    """plans by noun, in the order of the files. faults. unknown: {(entry, field): Counter of texts that somebody
    has to map}. barred: sentences of what this reader may not. notes: what else will happen. products, projects:
    names of those that come along. left_out: rows."""

    plans: dict[str, list[Plan]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    unknown: dict[tuple[int, str], Counter] = field(default_factory=dict)
    barred: list[str] = field(default_factory=list)
    missing: list[tuple[int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    products: dict[str, str] = field(default_factory=dict)
    projects: dict[str, str] = field(default_factory=dict)
    rows: int = 0
    left_out: int = 0

    @property
    def clean(self):
        """Whether all of it may land."""
        return not (self.faults or self.unknown or self.barred or self.missing)

    @property
    def broken(self):
        """How many rows have an error."""
        return len({(fault.entry, fault.row) for fault in self.faults})

    def counts(self, noun=None):
        """Counter of new, changed and same, of one noun or of all."""
        nouns = [noun] if noun else list(self.plans)
        return Counter(plan.kind for n in nouns for plan in self.plans.get(n, ()))

    @property
    def landing(self):
        """How many rows would change something."""
        found = self.counts()
        return found["new"] + found["changed"]
