"""What the two directions, the size and each bubble of the matrix mean."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.escaping import escape
from strategy import scoring
from strategy.scoring import LESS

WORTH, SCORE = "worth", "score"
GUESS = 50  # per cent of confidence that is a guess, drawn dashed
STATE_CSS = {"draft": "draft", "in_review": "review", "approved": "approved", "on_hold": "hold"}


class Dot:
    """What a bubble stands for, as the picture names it; `told` is its name and its values as markup."""

    __slots__ = ("css", "key", "rank", "told")

    def __init__(self, row, guess, words):
        self.key, self.rank, self.told = row.key, row.rank, escape(f"{row.title}: {words}")
        confidence = row.values.get(guess) if guess else None
        dashed = confidence is not None and confidence <= GUESS
        self.css = f"b-{STATE_CSS.get(row.state, 'draft')}{' lowc' if dashed else ''}"


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
