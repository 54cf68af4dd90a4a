"""What the priorities page shows, out of candidates that were read: rows, cells, the capacity line, the matrix."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategy import priorities
from strategy.ranking import matrix
from strategy.ranking import order as ranking
from strategy.ranking import svg as matrix_svg
from strategy.ranking.axes import Axes, Dot
from strategy.ranking.rows import RowWriter
from strategy.ranking.words import bars, said_formula, short, teller, told, told_input, told_score
from strategy.scoring import LESS


@dataclass(slots=True)
class Cell:
    key: str
    text: str
    bars: str  # how much of the scale, as ready markup
    url: str
    numeric: bool


@dataclass(slots=True)
class Line:
    """A row of the table. `share` is its score in per cent of the highest."""

    row: object
    cells: list
    score: str
    share: float
    reason: str
    below: bool
    url: str
    place_url: str
    edit_url: str
    cut: str = ""  # the sentence of the capacity line, above this row


class Page:
    """Needs the filters and the ranked candidates."""

    def __init__(self, filters, rows, may_edit):
        self.filters, self.rows, self.may_edit = filters, rows, may_edit
        self.model, self.scheme = filters.model, filters.model.scheme
        self.slug = filters.workspace.slug
        known = [score for row in rows if (score := row.score) is not None]
        self.unscored, self.top = len(rows) - len(known), max(known, default=0)

    # -- the table ------------------------------------------------------------

    @cached_property
    def listed(self):
        """The rows of the tab, in the order asked for."""
        rows = (
            [row for row in self.rows if row.score is None] if self.filters.tab == "unscored" else self.rows
        )
        order = self.filters.params.get("order", "")
        name = order.lstrip("-")
        if name == "title":
            return sorted(
                rows, key=lambda row: (row.title.casefold(), row.rank), reverse=order.startswith("-")
            )
        if name not in self.scheme.by_key:
            return rows
        sign = -1 if order.startswith("-") else 1
        key = name
        return sorted(
            rows, key=lambda row: (row.values.get(key) is None, sign * (row.values.get(key) or 0), row.rank)
        )

    @property
    def lines(self):
        shown = self.listed[: self.filters.shown]
        address, tell = Addresses(self.slug, self.filters.query, self.scheme.by_key), teller()
        lines = [self.line(row, address, tell) for row in shown]
        if self.cut is not None and not self.by_column and lines:
            for line in lines[self.cut[0] :]:
                line.below = True
            if self.cut[0] < len(lines):
                lines[self.cut[0]].cut = self.cut_words
        return lines

    @property
    def markup(self):
        """The rows, and below them that all of it fits."""
        writer = RowWriter(self)
        rows = writer.rows(self.lines)
        if self.fits and self.listed and not self.by_column:
            rows += mark_safe(writer.line_words(self.cut_words_all))
        return rows

    def line(self, row, address, tell):
        cells = [self.cell(criterion, row, address, tell) for criterion in self.scheme.criteria]
        share = 100 * row.score / self.top if row.score and self.top > 0 else 0
        return Line(
            row, cells, told_score(row.score), max(0.0, min(100.0, share)), row.result.reason, False,
            address.initiative(row.key), address.place(row.key), address.edit(row.key),
        )  # fmt: skip

    def cell(self, criterion, row, address, tell):
        value = row.values.get(criterion.key)
        return Cell(
            criterion.key, told_input(criterion, value, tell), bars(criterion, value) if value is not None else "",
            address.field(row.key, criterion.key), not criterion.steps,
        )  # fmt: skip

    @property
    def by_column(self):
        order = self.filters.params.get("order", "").lstrip("-")
        return order == "title" or order in self.scheme.by_key or self.filters.tab == "unscored"

    @cached_property
    def cut(self):
        """(rows above the capacity line, their effort), None without a capacity."""
        if self.filters.capacity is None:
            return None
        return ranking.line_at(priorities.loads(self.rows), self.filters.capacity)

    @property
    def cut_words(self):
        said = {"used": told(self.cut[1]), "all": told(self.filters.capacity)}
        return _("%(used)s of %(all)s person-weeks used above this line") % said

    @property
    def cut_words_all(self):
        said = {"used": told(self.cut[1]), "all": told(self.filters.capacity)}
        return _("%(used)s of %(all)s person-weeks: all of it fits") % said

    @property
    def width(self):
        return len(self.scheme.criteria) + 3

    @property
    def movable(self):
        """Whether rows are moved by hand here: in the ranking of one product."""
        return self.may_edit and self.filters.by_hand and not self.by_column

    @property
    def hand_note(self):
        """What the reader should know of places held by hand, "" where there are none."""
        count = sum(row.held is not None for row in self.rows)
        if not count or self.by_column or self.filters.product is None:
            return ""
        if self.filters.by_hand:
            return ngettext("%(n)s is held by hand.", "%(n)s are held by hand.", count) % {"n": count}
        return _("By score alone.")

    @property
    def hand_url(self):
        return self.filters.url(order="score" if self.filters.by_hand else "")

    @property
    def hand_link(self):
        return _("By score alone") if self.filters.by_hand else _("With what is held by hand")

    @property
    def dashes(self):
        return any(c.unit == "%" for c in self.scheme.criteria)

    @property
    def fits(self):
        """Whether all of it fits, so that no line is drawn."""
        return self.cut is not None and self.cut[0] >= len(self.rows)

    @property
    def columns(self):
        """[(criterion, url that sorts by it, "ascending", "descending" or "")]."""
        order, found = self.filters.params.get("order", ""), []
        for c in self.scheme.criteria:
            first, second = (c.key, f"-{c.key}") if c.direction == LESS else (f"-{c.key}", c.key)
            sort = {c.key: "ascending", f"-{c.key}": "descending"}.get(order, "")
            found.append((c, self.filters.url(order=second if order == first else first), sort))
        return found

    @property
    def more(self):
        """How many rows are left, and the address that shows the next ones."""
        left = len(self.listed) - self.filters.shown
        return (left, self.filters.url(rows=str(self.filters.shown + 100))) if left > 0 else None

    @property
    def formula(self):
        """The model's formula in words."""
        return said_formula(self.model)

    # -- the matrix -----------------------------------------------------------

    @cached_property
    def axes(self):
        return Axes(self.filters, self.scheme)

    @cached_property
    def matrix(self):
        """(the picture as markup, the same as items of a list, how many have no place on it)."""
        axes, rows = self.axes, self.rows
        guess = next((c.key for c in self.scheme.criteria if c.unit == "%"), None)
        xs, ys, sizes = axes.column(axes.x, rows), axes.column(axes.y, rows), axes.column(axes.size, rows)
        across, up, tell = str(axes.names[axes.x]), str(axes.names[axes.y]), teller()
        points = [
            (Dot(row, guess, f"{across} {tell(x)}, {up} {tell(y)}"), x, y, size, row.title)
            for row, x, y, size in zip(rows, xs, ys, sizes, strict=True)
            if x is not None and y is not None
        ]
        drawing = matrix.draw(points, axes.steps(axes.x), axes.steps(axes.y))
        picture = matrix_svg.svg(
            drawing,
            axes.heading,
            axes.corners,
            axes.middle(points),
            axes.named(axes.x),
            self.script(drawing),
            short,
        )
        items = [f"<li>{p[0].key} {p[0].told}</li>" for p in points]
        return mark_safe(picture), mark_safe("".join(items)), len(rows) - len(points)

    def script(self, drawing):
        """What dragging needs: where values lie, which of them a drag may change, where it leads."""

        def plain(axis, name):
            return {
                "key": name, "name": self.axes.named(name), "low": axis.low, "high": axis.high, "start": axis.start,
                "end": axis.end, "bent": axis.bent, "steps": list(self.axes.steps(name)),
                "free": self.may_edit and self.axes.free(name),
            }  # fmt: skip

        edit = Addresses(self.slug, self.filters.query).edit("KEY")
        return {"x": plain(drawing.x, self.axes.x), "y": plain(drawing.y, self.axes.y), "edit": edit}


class Addresses:
    """Addresses of many rows and of their fields, made once and filled in: a reverse for each would cost more than the
    row."""

    def __init__(self, slug, query, fields=()):
        self.query = f"?{query}" if query else ""
        names = {"initiative": "initiative_show", "place_": "priority_place", "edit_": "priority_edit"}
        for name, view in names.items():
            setattr(self, f"_{name}", reverse(f"strategy:{view}", args=[slug, "KEY"]))
        field = reverse("strategy:priority_field", args=[slug, "KEY", "name"])
        self._fields = {name: field.replace("/name/", f"/{quote(name)}/") + self.query for name in fields}

    def initiative(self, key):
        return self._initiative.replace("KEY", key)

    def place(self, key):
        return self._place_.replace("KEY", key) + self.query

    def edit(self, key):
        return self._edit_.replace("KEY", key) + self.query

    def field(self, key, name):
        return self._fields[name].replace("KEY", key, 1)
