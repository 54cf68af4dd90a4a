"""The columns of an editing table: which there are, which a member sees, and in which order."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import TableLayout
from accounts.ownfields import Kind

HINTS = {
    Kind.TEXT: lambda: _("your text"),
    Kind.NUMBER: lambda: _("your number"),
    Kind.DATE: lambda: _("your date"),
    Kind.CHOICE: lambda: _("your list"),
}


@dataclass(frozen=True)
class Column:
    """name: of the column and, where `edits`, of what its cell edits. css: how wide. order: the sort it offers.
    hint: a word beside it in the list of columns. usual: shown to whoever chose nothing. own: the CustomField.
    words: its cell takes words, so that it can be written without asking what there is to choose."""

    name: str
    label: str
    css: str = ""
    order: str = ""
    edits: bool = False
    hint: str = ""
    usual: bool = True
    icon: str = ""
    unit: str = ""
    own: object = None
    words: bool = False

    @property
    def end(self):
        return self.css in ("c-e", "c-n")


def own(its):
    """The column of a field that the company defined."""
    css = {Kind.TEXT: "c-x", Kind.NUMBER: "c-n", Kind.DATE: "c-p", Kind.CHOICE: "c-x"}[its.kind]
    return Column(
        its.field_name,
        its.name,
        css,
        its.field_name,
        True,
        HINTS[its.kind](),
        own=its,
        usual=its.kind != Kind.TEXT,
        words=its.kind in (Kind.TEXT, Kind.NUMBER),
    )


class Columns:
    """Those of one table for one member: `shown` in their order, and what is `hidden`."""

    def __init__(self, table, every, member):
        self.table, self.every, self.member = table, every, member
        known = {column.name: column for column in every}
        kept = TableLayout.of(member, table)
        self.kept = kept is not None
        if kept is None:
            self.shown = [column for column in every if column.usual]
        else:
            self.shown = [known[name] for name in kept if name in known]
        self.hidden = [column for column in every if column not in self.shown]

    def choose(self, data):
        """Keep what a form says: `order` names all in their order, `shown` those that are; `up` and `down` move one,
        `reset` forgets it."""
        if data.get("reset"):
            TableLayout.forget(self.member, self.table)
            return
        known = {column.name for column in self.every}
        order = [name for name in dict.fromkeys(data.getlist("order")) if name in known]
        order = order or [column.name for column in [*self.shown, *self.hidden]]
        wanted = set(data.getlist("shown"))
        names = [name for name in order if name in wanted]
        for to, by in (("up", -1), ("down", 1)):
            if (name := data.get(to)) in names:
                at = names.index(name)
                names.insert(max(0, at + by), names.pop(at))
        TableLayout.keep(self.member, self.table, names)
