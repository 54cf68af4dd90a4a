"""What the priorities page shows, out of candidates that were read: rows, cells, the capacity line, the matrix."""

import functools
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from urllib.parse import quote

from django.urls import reverse
from django.utils import formats
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from strategy import matrix, matrix_svg, ranking, scoring
from strategy.ranking_rows import RowWriter
from strategy.scoring import LESS

WORTH, SCORE = "worth", "score"
GUESS = 50  # per cent of confidence that is a guess, drawn dashed
STATE_CSS = {"draft": "draft", "in_review": "review", "approved": "approved", "on_hold": "hold"}


@functools.cache
def signs(language):
    """How this language writes numbers: what turns 1,234.5 into its own; None where that is it."""
    group = formats.get_format("THOUSAND_SEPARATOR", language, use_l10n=True)
    point = formats.get_format("DECIMAL_SEPARATOR", language, use_l10n=True)
    return None if (group, point) == (",", ".") else str.maketrans({",": group, ".": point})


def written(value, places):
    """The number with so many places as the reader's language writes it."""
    text, table = f"{value:,.{places}f}", signs(get_language())
    return text.translate(table) if table else text


def teller():
    """`told` for thousands of numbers: the language is looked up once."""
    table = signs(get_language())

    def tell(value):
        value = round(float(value), 2)
        text = f"{value:,.{0 if value == int(value) else 1 if round(value, 1) == value else 2}f}"
        return text.translate(table) if table else text

    return tell


def told(value):
    """A number as people read it: 2,100, 0.25; "–" for none."""
    return "–" if value is None else teller()(value)


def told_score(value):
    """A score to one place, a large one without."""
    if value is None:
        return "–"
    return written(round(value, 1), 1) if abs(value) < 10_000 else written(value, 0)


def told_input(criterion, value):
    """An input in the words of its criterion: "High", "80%", "2,100"."""
    if value is None:
        return "–"
    step = criterion.step_of(value)
    if step and step.label != f"{step.value:g}":
        return step.label
    return f"{told(value)}%" if criterion.unit == "%" else told(value)


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
        self.unscored = sum(row.score is None for row in rows)

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
        top = max((row.score for row in self.rows if row.score is not None), default=0)
        address = Addresses(self.slug, self.filters.query)
        lines = [self.line(row, top, address) for row in shown]
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

    def line(self, row, top, address):
        cells = [self.cell(criterion, row, address) for criterion in self.scheme.criteria]
        share = 100 * row.score / top if row.score and top > 0 else 0
        return Line(
            row, cells, told_score(row.score), max(0.0, min(100.0, share)), row.result.reason, False,
            address.initiative(row.key), address.place(row.key), address.edit(row.key),
        )  # fmt: skip

    def cell(self, criterion, row, address):
        value = row.values.get(criterion.key)
        return Cell(
            criterion.key, told_input(criterion, value), bars(criterion, value) if value is not None else "",
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
        return ranking.line_at([row.effort for row in self.rows], self.filters.capacity)

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
        items = [f"<li>{p[0].key} {escape(p[0].title)}: {escape(p[0].words)}</li>" for p in points]
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
    """Addresses of many rows, made once and filled in: a reverse for each would cost more than the row."""

    def __init__(self, slug, query):
        self.query = f"?{query}" if query else ""
        names = {"initiative": "initiative_show", "place_": "priority_place", "edit_": "priority_edit"}
        for name, view in names.items():
            setattr(self, f"_{name}", reverse(f"strategy:{view}", args=[slug, "KEY"]))
        self._field = reverse("strategy:priority_field", args=[slug, "KEY", "name"])

    def initiative(self, key):
        return self._initiative.replace("KEY", key)

    def place(self, key):
        return self._place_.replace("KEY", key) + self.query

    def edit(self, key):
        return self._edit_.replace("KEY", key) + self.query

    def field(self, key, name):
        return self._field.replace("KEY", key).replace("/name/", f"/{quote(name)}/") + self.query


class Dot:
    """What a bubble stands for, as the picture names it."""

    __slots__ = ("css", "key", "rank", "title", "words")

    def __init__(self, row, guess, words):
        self.key, self.title, self.rank = row.key, row.title, row.rank
        confidence = row.values.get(guess) if guess else None
        dashed = confidence is not None and confidence <= GUESS
        self.css = f"b-{STATE_CSS.get(row.state, 'draft')}{' lowc' if dashed else ''}"
        self.words = words


@dataclass
class Axes:
    """Which inputs the two directions and the size of the bubbles mean, as the address says or the model suggests."""

    filters: object
    scheme: object
    names: dict = field(default_factory=dict)

    def __post_init__(self):
        self.names = {c.key: str(c.name) for c in self.scheme.criteria}
        if self.scheme.worth_formula is not None and self.scheme.kind != scoring.VALUE_EFFORT:
            self.names[WORTH] = _("Value")
        self.names[SCORE] = _("Score")
        costs = [c.key for c in self.scheme.criteria if c.direction == LESS]
        keys = [c.key for c in self.scheme.criteria]
        self.x = self.asked("x", costs[0] if costs else keys[-1])
        self.y = self.asked("y", self.upward(keys))
        free = [key for key in keys if key not in (self.x, self.y)]
        self.size = self.asked("size", free[0] if free else SCORE)

    def upward(self, keys):
        if WORTH in self.names:
            return WORTH
        if self.scheme.kind in (scoring.WEIGHTED, scoring.OWN):
            return SCORE if self.scheme.kind == scoring.WEIGHTED else keys[0]
        return keys[0]

    def asked(self, name, usual):
        asked = self.filters.params.get(name, "")
        return asked if asked in self.names else usual

    def named(self, key):
        criterion = self.scheme.by_key.get(key)
        return (
            f"{self.names[key]}, {criterion.unit}" if criterion and criterion.unit else str(self.names[key])
        )

    def column(self, key, rows):
        """[number or None] of one axis for all rows."""
        if key == SCORE:
            return [row.score for row in rows]
        if key == WORTH:
            return [self.scheme.worth(row.values) for row in rows]
        return [row.values.get(key) for row in rows]

    def steps(self, key):
        criterion = self.scheme.by_key.get(key)
        return tuple(step.value for step in criterion.steps) if criterion else ()

    def free(self, key):
        """Whether a drag along it changes an input."""
        return key in self.scheme.by_key or key == WORTH

    @property
    def heading(self):
        said = {"y": self.names[self.y], "x": self.names[self.x].lower()}
        return pgettext("matrix", "%(y)s against %(x)s") % said

    @property
    def corners(self):
        """Words for the quadrants where right costs and up is worth; none where the axes mean something else."""
        x = self.scheme.by_key.get(self.x)
        y = self.scheme.by_key.get(self.y)
        if x is None or x.direction != LESS or (y is not None and y.direction == LESS):
            return ()
        return (_("Quick wins"), _("Big bets"), _("Fill-ins"), _("Think twice"))

    def middle(self, points):
        """Where the quadrants meet: the median of both directions; None for a few."""
        if not self.corners:
            return None
        xs, ys = (sorted(p[n] for p in points if p[1] is not None and p[2] is not None) for n in (1, 2))
        return (xs[len(xs) // 2], ys[len(ys) // 2]) if len(xs) >= 4 else None

    @property
    def size_name(self):
        return self.names[self.size].lower()

    @property
    def menus(self):
        """[(name, label, chosen, [(key, label)])] for the chart's options."""
        choices = [(key, str(name)) for key, name in self.names.items()]
        told_as = {"x": _("Across"), "y": _("Upwards"), "size": _("Size of the bubbles")}
        return [(name, label, getattr(self, name), choices) for name, label in told_as.items()]


def bars(criterion, value):
    """Four little bars, as many of them full as the value stands in its scale; "" without named steps."""
    step = criterion.step_of(value)
    if step is None or step.label == f"{step.value:g}":
        return ""
    at = criterion.steps.index(step)
    full = round(4 * at / max(1, len(criterion.steps) - 1))
    return BARS[full]


BARS = [
    mark_safe(f'<span class="imp" aria-hidden="true">{"<i class=on></i>" * n}{"<i></i>" * (4 - n)}</span>')
    for n in range(5)
]


def short(value):
    """A tick: 2,500 -> "2.5k"."""
    if abs(value) >= 10_000_000:
        return f"{written(value / 1_000_000, 0)}M"
    if abs(value) >= 1000:
        thousands = value / 1000
        return f"{written(thousands, 0 if thousands == int(thousands) else 1)}k"
    return told(value)


def said_formula(model):
    """ "reach × impact × confidence ÷ effort": the formula in the names of the criteria."""
    scheme = model.scheme
    if scheme.kind == scoring.WEIGHTED:
        total = sum(c.weight for c in scheme.criteria) or 1
        return ", ".join(f"{c.name} {100 * c.weight / total:.0f}%" for c in scheme.criteria)
    text = scheme.arithmetic.text.replace(" / 100", "")
    for key in sorted(scheme.by_key, key=len, reverse=True):
        text = text.replace(key, scheme.by_key[key].name.lower()) if scheme.kind != scoring.OWN else text
    return text.replace("*", "×").replace("/", "÷")
