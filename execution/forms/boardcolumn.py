from django import forms
from django.utils.translation import gettext as _

from accounts.digits import whole
from accounts.forms.base import WorkspaceForm
from execution.models import Status
from execution.models.boardcolumn import MOST, BoardColumn, mark

SPARE = 2  # empty lines that follow the last column


class ColumnsForm(WorkspaceForm):
    """The columns of a board in their order, a line each; a line without a name is none. Raw lists of `column` (an id,
    empty for a new one), `name`, `status` and `limit`."""

    reset = forms.CharField(required=False)

    def __init__(self, *args, project, **kwargs):
        super().__init__(*args, **kwargs)
        self.project = project
        self.here = list(project.columns.in_order())

    @property
    def seen(self):
        """The mark of the columns that the page showed; None where it did not say."""
        return self.data.get("seen") if self.is_bound else mark(self.here)

    @property
    def lines(self):
        """[{"column", "name", "status", "limit"}] as they are shown, empty ones at the end."""
        if self.is_bound:
            found = self.written()
        elif self.here:
            found = [line(str(c.pk), c.name, c.status, str(c.limit or "")) for c in self.here]
        else:
            found = [line("", str(label), word, "") for word, label in usual()]
        empty = min(SPARE, MOST - len(found))
        return found + [line("", "", Status.TODO, "") for _n in range(empty)]

    def written(self):
        lists = [self.data.getlist(name) for name in ("column", "name", "status", "limit")]
        found = [line(*(text.strip() for text in texts)) for texts in zip(*lists, strict=False)][:99]
        for name, by in (("up", -1), ("down", 1)):
            at = whole(self.data.get(name, ""), len(found))
            if at is not None:
                found.insert(max(0, at + by), found.pop(at))
        return [one for one in found if one["name"]]

    @property
    def moves(self):
        """Whether a line is only put to another place of the form; nothing is kept by that."""
        return self.is_bound and ("up" in self.data or "down" in self.data)

    def clean(self):
        found = super().clean()
        known = {str(column.pk): column for column in self.here}
        read = []
        for one in self.written():
            if one["column"] and one["column"] not in known:
                self.add_error(None, _("One of these columns was deleted meanwhile. Load the page again."))
            if one["status"] not in Status.values:
                self.add_error(None, _("“%(name)s”: there is no such state.") % one)
            limit = one["limit"]
            if limit and not (limit.isascii() and limit.isdigit() and 0 < int(limit[:6]) < 1000):
                self.add_error(None, _("“%(name)s”: a limit is a number from 1 to 999, or nothing.") % one)
                limit = ""
            read.append(one | {"column": known.get(one["column"]), "limit": int(limit) if limit else None})
        found["lines"] = [] if found.get("reset") or self.as_usual(read) else read
        return found

    def as_usual(self, read):
        """Whether a project without columns of its own is left without."""
        plain = [(one["name"], one["status"], one["limit"]) for one in read]
        return not self.here and plain == [(str(label), word, None) for word, label in usual()]

    def save(self, by):
        """The cause, False where nothing differs, None with errors in the form."""
        lines = self.cleaned_data["lines"]
        arrange = BoardColumn.arrange
        return self.attempt(lambda: arrange(self.project, lines, by=by, seen=self.seen) or False)


def line(column, name, status, limit):
    return {"column": column, "name": name, "status": status, "limit": limit}


def usual():
    return [choice for choice in Status.choices if choice[0] != Status.CANCELLED]
