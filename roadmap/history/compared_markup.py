"""The bars of a comparison as HTML: those that did not change, which are nearly all, are written here (then_markup.py); a
template draws what changed."""

from dataclasses import replace
from math import inf

from django.utils.translation import gettext as _

from accounts.escaping import escape
from roadmap.drawing.lane_markup import windowed
from roadmap.history.then_markup import ThenMarkup


class ComparedMarkup(ThenMarkup):
    """Writes what one page of history.page.Comparison draws."""

    def __init__(self, workspace, lens, part, page):
        super().__init__(workspace, lens, part, page)
        self.unchanged = escape(_("unchanged"))

    def track(self, lane):
        """What changed is there at once, wherever it stands: the list leads to it."""
        return windowed([(-inf if self.changed(p) else p.y, self.bar(p)) for p in lane.bars], lane, self.few)

    def changed(self, p):
        one = p.bar.data
        return one.item or one.gone

    def bar(self, p):
        if self.changed(p):
            one = p.bar.data
            return self.part("roadmap/changes/_bar", p=p, one=one, said=self.pen.names.name(one.line))
        if p.note or p.early_s is not None:  # how far it drifted by then is no change
            p = replace(p, note=None, early_s=None)
        return super().bar(p)

    def name(self, p, line):
        return f"{self.pen.name(p, line)}, {self.unchanged}"
